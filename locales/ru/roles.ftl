### Слова, по которым распознаются списки ролей. Не выводятся; см. en-US.

## Подписи

label-roles = Соответствующие роли
    .variant-1 = Соответствующие роли для выполнения этой задачи
label-applies-to = Применимо к
    .variant-1 = Применяется к
    .variant-2 = Область применения
label-prerequisites = Предварительные условия
    .variant-1 = Предварительные требования
    .variant-2 = Необходимые условия
    .variant-3 = Перед началом
    .variant-4 = Перед началом работы
    .variant-5 = Подготовка к работе
label-next-steps = Дальнейшие действия
    .variant-1 = Следующие шаги
    .variant-2 = Дальнейшие шаги
    .variant-3 = Следующий шаг
    .variant-4 = Дальнейшие действия и ресурсы
    .variant-5 = Дальнейшие действия и дополнительные ресурсы

## Роли демонстрации

role-support-lead = Руководитель поддержки
role-escalation-manager = Менеджер по эскалации
role-relationship-manager = Менеджер по связям с клиентами
role-health-viewer = Наблюдатель состояния

## Роли партнёрских порталов

role-global-admin = Глобальный администратор
role-admin-agent = Агент администратора
    .variant-1 = Агент по администрированию
    .variant-2 = Агент администрирования
role-sales-agent = Агент продаж
    .variant-1 = Агент по продажам
role-helpdesk-agent = Агент службы технической поддержки
role-help-agent = Агент справки
role-user-management-admin = Администратор управления пользователями
    .variant-1 = Администратор пользователя
    .variant-2 = Администратор пользователей
role-billing-admin = Администратор выставления счетов
role-billing-agent = Агент выставления счетов
role-account-admin = Администратор учетной записи
role-mpn-account-admin = Администратор учетной записи MPN
role-mpn-admin = Администратор MPN
role-mpn-partner-admin = Администратор партнера MPN
role-incentives-admin = Администратор поощрений
    .variant-1 = Администратор поощрения
role-incentives-user = Пользователь поощрений
    .variant-1 = Пользователь поощрения
role-referrals-admin = Администратор рекомендаций
    .variant-1 = Администратор ссылок
role-referrals-user = Пользователь рекомендаций
    .variant-1 = Пользовательская ссылка
role-report-viewer = Средство просмотра отчетов
role-executive-report-viewer = Средство просмотра отчетов руководителя
role-business-profile-admin = Администратор бизнес-профиля
role-primary-contact = Основной контакт или администратор программы
role-chip-admin = Администратор CHIP
    .variant-1 = Администратор микросхемы
role-chip-primary-contact = Администратор CHIP, основной контакт
    .variant-1 = Основной администратор микросхемы контактов
role-cpv-admin = Администратор CPV
role-psc-admin = Администратор Partner Sales Connect (PSC)
    .variant-1 = Администратор-партнер Connect (PSC)
role-psc-deal-manager = Менеджер по сделкам Partner Sales Connect (PSC)
    .variant-1 = Менеджер по подсоединению партнеров Sales Connect (PSC)
role-psc-seller = Продавец Partner Sales Connect (PSC)
    .variant-1 = Продавец Sales Connect (PSC)
role-crm-admin = Системный администратор или настройщик системы в CRM
role-advisor = Advisor
    .variant-1 = Консультант
role-all-users = Все пользователи Центра партнеров
