### Слова отчёта для локализаторов и редакторов. Пояснения — в en-US.

## Все страницы отчёта

report-title = Отчёт о переводе: { $site }
report-skip = Перейти к содержанию
report-nav = Части отчёта
report-nav-dashboard = Сводка
report-nav-pages = Страницы
report-nav-terms = Термины
report-language = Язык отчёта
report-theme = Оформление
report-theme-auto = Как на устройстве
report-theme-light = Светлое
report-theme-dark = Тёмное
report-made = Сроки отсчитаны на { $date }
report-source-locale = Язык оригинала: { $language }
report-built-with = Создано программой { $program }

## Количества

report-pages =
    { $count ->
        [one] { $count } страница
        [few] { $count } страницы
        [many] { $count } страниц
       *[other] { $count } страницы
    }
report-rows =
    { $count ->
        [one] { $count } строка
        [few] { $count } строки
        [many] { $count } строк
       *[other] { $count } строки
    }
report-segments =
    { $count ->
        [one] { $count } сегмент
        [few] { $count } сегмента
        [many] { $count } сегментов
       *[other] { $count } сегмента
    }
report-words =
    { $count ->
        [one] { $count } слово
        [few] { $count } слова
        [many] { $count } слов
       *[other] { $count } слова
    }
report-days =
    { $count ->
        [0] сегодня
        [one] { $count } день назад
        [few] { $count } дня назад
        [many] { $count } дней назад
       *[other] { $count } дня назад
    }
report-locales =
    { $count ->
        [one] { $count } язык
        [few] { $count } языка
        [many] { $count } языков
       *[other] { $count } языка
    }

## Сводка

dashboard-title = Сводка
dashboard-intro = Какая часть каждой страницы переведена и какая — с самого нового оригинала.
dashboard-locale = Язык
dashboard-page = Страница
dashboard-coverage = Покрытие
dashboard-coverage-help = С самого нового текста переведено { $percent } слов оригинала
dashboard-coverage-chart = Покрытие страницы { $page }, { $language }: { $percent }
dashboard-drift = Расхождение
dashboard-drift-none = Без расхождений
dashboard-behind = Отстаёт от оригинала
dashboard-handoff = Последняя передача
dashboard-handoff-none = Передача неизвестна
dashboard-machine = Машинный перевод
dashboard-machine-share = Машинным переводом сделано { $percent } страниц
dashboard-human = Перевод человеком
dashboard-undeclared = Вид перевода не указан
dashboard-missing-pages = Недостающие страницы
dashboard-extra-pages = Страницы только на этом языке
dashboard-worst = Страницы, требующие больше всего работы
dashboard-worst-none = Отстающих страниц нет.
dashboard-unsegmented = Текст, который нельзя проверить
dashboard-unsegmented-intro = Переведён без копии оригинала: заголовки, подписи к изображениям, страницы YAML, простые страницы.
dashboard-absent = Нет на этом языке
dashboard-open = Открыть { $page }
dashboard-sort = Сортировать по столбцу: { $column }

## Состояния ячейки

state-label = Состояние
state-current = Актуально
state-stale = Устарело
state-missing = Отсутствует
state-obsolete = Лишнее
state-moved = Перемещено
state-unpaired = Без пары
state-current-help = Переведено с самого нового оригинала
state-stale-help = С тех пор оригинал изменился
state-missing-help = Есть в самом новом оригинале, нет на этом языке
state-obsolete-help = Есть только в более старом оригинале
state-moved-help = На этом языке стоит в другом месте
state-unpaired-help = Нет исходного текста для сравнения

## Отметки ячейки

flag-label = Отметки
flag-untranslated = Не переведено
flag-cosmetic = Мелкая правка
flag-retargeted = Другая цель
flag-untranslated-help = Перевод совпадает с оригиналом
flag-cosmetic-help = В оригинале изменились только пунктуация, регистр или оформление
flag-retargeted-help = В оригинале изменилась ссылка или код

## Вид страницы

view-title = { $page }
view-source = Оригинал
view-reference = Эталон: { $language }
view-reference-none = Ни на одном языке нет исходного текста этой страницы
view-former-source = Оригинал, с которого переводили
view-current-source = Самый новый оригинал
view-difference = Что изменилось
view-deleted = удалено: { $text }
view-inserted = вставлено: { $text }
view-segment = Сегмент { $id }
view-position = { $file }, строка { $line }
view-row = Строка { $number }
view-row-link = Ссылка на строку { $number }
view-site = Открыть на сайте
view-previous = Предыдущая страница
view-next = Следующая страница
view-revision = Версия
view-handoff = Передано { $date }
view-empty = Пусто
view-roles = Список ролей
view-columns = Столбцы

## Фильтры

filter-label = Фильтры
filter-locale = Язык
filter-state = Состояние
filter-flag = Отметка
filter-roles = Только списки ролей
filter-text = Текст
filter-text-placeholder = Искать в оригинале и переводе
filter-all = Все
filter-clear = Сбросить все фильтры
filter-results =
    { $count ->
        [0] Строк не найдено
        [one] Найдена { $count } строка
        [few] Найдено { $count } строки
        [many] Найдено { $count } строк
       *[other] Найдено { $count } строки
    }
filter-script = Для фильтров нужны сценарии. На этой странице есть все строки.
filter-keys = J и K — следующая и предыдущая строка, N — следующее расхождение, / — фильтр по тексту

## Вид терминов

terms-title = Термины
terms-intro = Как переведены названия и подписи; сначала непоследовательные.
terms-kind = Вид
terms-roles = Названия ролей
terms-ui = Подписи интерфейса
terms-headings = Заголовки
terms-table-headers = Заголовки таблиц
terms-source = Исходный термин
terms-translations = Переводы
terms-count =
    { $count ->
        [one] { $count } раз
        [few] { $count } раза
        [many] { $count } раз
       *[other] { $count } раза
    }
terms-inconsistent =
    { $count ->
        [0] Терминов с несколькими переводами нет
        [one] { $count } термин с несколькими переводами
        [few] { $count } термина с несколькими переводами
        [many] { $count } терминов с несколькими переводами
       *[other] { $count } термина с несколькими переводами
    }
terms-variants =
    { $count ->
        [one] { $count } перевод
        [few] { $count } перевода
        [many] { $count } переводов
       *[other] { $count } перевода
    }
terms-consistent = Всегда переводится одинаково
terms-pages = Где встречается
terms-none = Терминов этого вида нет
