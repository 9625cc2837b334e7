### Слова сайта для читателей. Идентификаторы и пояснения к ним — в en-US.

## Мелкие части

# Между названиями в списке.
list-separator = {", "}
label-value = { $label }: { $value }
page-title = { $page } | { $site }

## Все страницы

page-skip = Перейти к содержанию страницы
page-home = Главная
page-updated = Обновлено { $date }
page-top = Наверх
page-footer-built = Собрано программой { $program }
page-external = открывает другой сайт
page-edition = Издание: { $language }

## Выбор языка

language-label = Язык
language-open = Сменить язык, сейчас { $language }
language-fallback = на языке: { $shown }
language-source = язык оригинала

## Оформление

theme-label = Оформление
theme-auto = Как на устройстве
theme-light = Светлое
theme-dark = Тёмное

## Сообщения над страницей

notice-label = Об этом переводе
notice-fallback = Эта страница ещё не переведена: { $language }. Показан язык: { $shown }.
notice-unsourced = У этой страницы нет исходного текста, которым её можно заменить. Показан язык: { $shown }.
notice-plain = Эта страница поступила без исходного текста. Читать её на двух языках нельзя.
notice-source-edition = Это издание собрано из исходного текста, который содержится в переводах. Самая новая копия: { $language }.
notice-retired = В самом новом издании этой страницы больше нет.

## Как переведено

translation-machine = Машинный перевод от { $date }
translation-machine-undated = Машинный перевод
translation-human = Переведено человеком, { $date }
translation-human-undated = Переведено человеком
translation-undeclared = Передано в перевод { $date }

## Отставание от оригинала

lag-notice =
    { $count ->
        [one] { $count } предложение на этой странице старше своего оригинала.
        [few] { $count } предложения на этой странице старше своего оригинала.
        [many] { $count } предложений на этой странице старше своего оригинала.
       *[other] { $count } предложения на этой странице старше своего оригинала.
    }
lag-missing =
    { $count ->
        [one] { $count } предложение оригинала ещё не переведено.
        [few] { $count } предложения оригинала ещё не переведены.
        [many] { $count } предложений оригинала ещё не переведено.
       *[other] { $count } предложения оригинала ещё не переведено.
    }
lag-obsolete =
    { $count ->
        [one] { $count } предложения больше нет в оригинале.
        [few] { $count } предложений больше нет в оригинале.
        [many] { $count } предложений больше нет в оригинале.
       *[other] { $count } предложения больше нет в оригинале.
    }
lag-since = Переведено с оригинала от { $date }.
lag-next = Перейти к первому
lag-stale-mark = Оригинал этого предложения изменился
lag-missing-mark = Новое в оригинале, ещё не переведено
lag-obsolete-mark = В оригинале этого больше нет
lag-current-source = Текущий текст оригинала
lag-former-source = Текст, с которого сделан перевод

## Выноски

alert-note = Примечание
alert-tip = Совет
alert-important = Важно
alert-warning = Предупреждение
alert-caution = Внимание

## Навигация

nav-label = Документация
nav-contents = Содержание
nav-open = Открыть содержание
nav-close = Закрыть содержание
nav-all = Всё содержание
nav-breadcrumbs = Вы здесь
nav-outline = На этой странице
nav-pager = Предыдущая и следующая страницы
nav-previous = Назад
nav-next = Далее
nav-expand = Показать раздел { $title }
nav-collapse = Свернуть раздел { $title }
nav-filter = Фильтр по содержанию
nav-filter-results =
    { $count ->
        [0] Ничего не найдено
        [one] Найден { $count } пункт
        [few] Найдено { $count } пункта
        [many] Найдено { $count } пунктов
       *[other] Найдено { $count } пункта
    }
nav-filter-clear = Сбросить фильтр

## Начало руководства

guide-summary = Прежде чем начать
guide-roles = Соответствующие роли
guide-applies-to = Применимо к
guide-prerequisites = Предварительные условия
guide-procedures =
    { $count ->
        [one] { $count } процедура
        [few] { $count } процедуры
        [many] { $count } процедур
       *[other] { $count } процедуры
    }
guide-steps =
    { $count ->
        [one] { $count } шаг
        [few] { $count } шага
        [many] { $count } шагов
       *[other] { $count } шага
    }
guide-next-steps = Дальнейшие действия
guide-next-steps-none = На этом руководство заканчивается
guide-print = Напечатать как контрольный список

## Шаги

step-label = Шаг { $number }
step-link = Ссылка на шаг { $number }
step-done = Шаг { $number } выполнен
step-progress = Выполнено { $done } из { $total }
step-all-done = Все шаги выполнены
step-reset = Снять отметки
step-bound = Относится к шагу { $number }

## Адреса

link-section = Ссылка на раздел { $title }
link-copy = Копировать ссылку
link-copied = Ссылка скопирована

## Чтение на двух языках

bilingual-label = Читать на двух языках
bilingual-translation = Только перевод
bilingual-interleaved = Построчно
bilingual-side = Рядом
bilingual-with = Сравнить с языком
bilingual-source = Оригинал
bilingual-target = Перевод
bilingual-loading = Загружается другой язык…
bilingual-unavailable = Эту страницу нельзя сравнить с языком: { $language }
bilingual-unpaired = Нет соответствия

## Код, изображения, видео, вкладки

code-label = Код
code-language = Код, { $language }
code-copy = Копировать код
code-copied = Скопировано
code-copy-failed = Не удалось скопировать
image-open = Открыть изображение крупнее
image-close = Закрыть изображение
image-missing = Изображение недоступно
image-description = Описание изображения
video-label = Видео
video-open = Открыть видео
tabs-label = Выберите вариант
zone-label = Выберите то, что подходит вам
zone-only = Только для: { $value }
table-label = Таблица, прокрутите вбок, чтобы увидеть продолжение
details-open = Подробнее
checklist-label = Контрольный список
footnote-title = Сноски
footnote-reference = Сноска { $number }
footnote-back = Вернуться к тексту сноски { $number }
include-missing = Здесь отсутствует общий фрагмент
snippet-missing = Файл с этим кодом отсутствует

## Поиск

search-label = Поиск
search-open = Открыть поиск
search-close = Закрыть поиск
search-placeholder = Искать в документации
search-clear = Очистить поиск
search-results =
    { $count ->
        [0] По запросу «{ $query }» ничего не найдено
        [one] { $count } результат по запросу «{ $query }»
        [few] { $count } результата по запросу «{ $query }»
        [many] { $count } результатов по запросу «{ $query }»
       *[other] { $count } результата по запросу «{ $query }»
    }
search-more =
    { $count ->
        [one] Ещё { $count } на этой странице
        [few] Ещё { $count } на этой странице
        [many] Ещё { $count } на этой странице
       *[other] Ещё { $count } на этой странице
    }
search-empty-hint = Попробуйте другие слова или меньше слов. Поиск идёт и по языку оригинала.
search-source = Найдено в тексте оригинала
search-loading = Загружается поисковый указатель…
search-failed = Не удалось загрузить поисковый указатель
search-script = Для поиска нужны сценарии. Все страницы есть в содержании.
search-keys = Стрелки — выбор, Enter — открыть, Esc — закрыть

## Роли

roles-title = Роли
roles-intro = Кто что делает: каждая роль и её руководства.
roles-all = Все роли
roles-none = Роль не указана
role-title = Что можно делать в роли: { $role }
role-guides =
    { $count ->
        [0] Нет руководств
        [one] { $count } руководство
        [few] { $count } руководства
        [many] { $count } руководств
       *[other] { $count } руководства
    }
role-also = Другие названия: { $names }
role-handover = Передать роли: { $role }
role-filter = Фильтр по роли
role-filter-results =
    { $count ->
        [0] Руководств не найдено
        [one] Найдено { $count } руководство
        [few] Найдено { $count } руководства
        [many] Найдено { $count } руководств
       *[other] Найдено { $count } руководства
    }
matrix-title = Роли и руководства
matrix-intro = Строки — руководства, столбцы — роли. Отметка значит, что роль может выполнять руководство.
matrix-guide = Руководство
matrix-yes = Да
matrix-no = Нет

## Карта процессов

map-title = Карта процессов
map-intro = Какое руководство к какому ведёт. Двойная стрелка — передача другой роли.
map-drawing = Схема руководств и путей между ними
map-text = Та же карта списком
map-leads-to = Ведёт к
map-comes-from = Приходят из
map-handover = Передача
map-start = Начало
map-unreached = Руководства, к которым не ведёт ни одно другое
map-unreached-none = К каждому руководству ведёт какое-нибудь другое.

## Начальная страница, вопросы и ответы, список страниц

landing-more = Ещё
faq-label = Вопросы и ответы
faq-link = Ссылка на вопрос { $title }
pages-title = Все страницы
pages-count =
    { $count ->
        [one] { $count } страница
        [few] { $count } страницы
        [many] { $count } страниц
       *[other] { $count } страницы
    }

## Отсутствующие страницы

missing-title = Страница не найдена
missing-text = По этому адресу ничего не опубликовано. Возможно, страница переехала или снята.
missing-search = Воспользуйтесь поиском или откройте содержание.
redirect-title = Страница переехала
redirect-text = Сейчас откроется её новый адрес.
redirect-link = Открыть { $title }
