### Textos do relatório para localizadores e revisores. Explicações em en-US.

## Todas as páginas do relatório

report-title = Relatório de tradução: { $site }
report-skip = Ir para o conteúdo
report-nav = Partes do relatório
report-nav-dashboard = Painel
report-nav-pages = Páginas
report-nav-terms = Termos
report-language = Idioma do relatório
report-theme = Aparência
report-theme-auto = Igual ao dispositivo
report-theme-light = Claro
report-theme-dark = Escuro
report-made = Prazos contados até { $date }
report-source-locale = Idioma de origem: { $language }
report-built-with = Feito com { $program }

## Contagens

report-pages =
    { $count ->
        [one] { $count } página
        [many] { $count } de páginas
       *[other] { $count } páginas
    }
report-rows =
    { $count ->
        [one] { $count } linha
        [many] { $count } de linhas
       *[other] { $count } linhas
    }
report-segments =
    { $count ->
        [one] { $count } segmento
        [many] { $count } de segmentos
       *[other] { $count } segmentos
    }
report-words =
    { $count ->
        [one] { $count } palavra
        [many] { $count } de palavras
       *[other] { $count } palavras
    }
report-days =
    { $count ->
        [0] hoje
        [one] há { $count } dia
        [many] há { $count } de dias
       *[other] há { $count } dias
    }
report-locales =
    { $count ->
        [one] { $count } idioma
        [many] { $count } de idiomas
       *[other] { $count } idiomas
    }

## Painel

dashboard-title = Painel
dashboard-intro = Quanto de cada página está traduzido, e quanto disso a partir da origem mais recente.
dashboard-locale = Idioma
dashboard-page = Página
dashboard-coverage = Cobertura
dashboard-coverage-help = { $percent } das palavras da origem estão traduzidas a partir do texto mais recente
dashboard-coverage-chart = Cobertura de { $page } em { $language }: { $percent }
dashboard-drift = Defasagem
dashboard-drift-none = Em dia
dashboard-behind = Atrás da origem
dashboard-handoff = Último envio
dashboard-handoff-none = Nenhum envio conhecido
dashboard-machine = Tradução automática
dashboard-machine-share = { $percent } das páginas têm tradução automática
dashboard-human = Tradução humana
dashboard-undeclared = Tipo de tradução não declarado
dashboard-missing-pages = Páginas ausentes
dashboard-extra-pages = Páginas só neste idioma
dashboard-worst = Páginas que mais precisam de trabalho
dashboard-worst-none = Nenhuma página está atrasada.
dashboard-unsegmented = Texto que ninguém pode revisar
dashboard-unsegmented-intro = Traduzido sem cópia da origem: títulos, textos de imagem, páginas YAML, páginas simples.
dashboard-absent = Não existe neste idioma
dashboard-open = Abrir { $page }
dashboard-sort = Ordenar por { $column }

## Estados de uma célula

state-label = Estado
state-current = Atual
state-stale = Desatualizado
state-missing = Ausente
state-obsolete = Obsoleto
state-moved = Movido
state-unpaired = Sem par
state-current-help = Traduzido a partir da origem mais recente
state-stale-help = A origem mudou desde então
state-missing-help = Está na origem mais recente, mas não neste idioma
state-obsolete-help = Só existe em uma origem mais antiga
state-moved-help = Está em outro lugar neste idioma
state-unpaired-help = Não tem texto de origem para comparação

## Marcas de uma célula

flag-label = Marcas
flag-untranslated = Não traduzido
flag-cosmetic = Cosmético
flag-retargeted = Destino alterado
flag-untranslated-help = A tradução é igual à origem
flag-cosmetic-help = Só mudaram pontuação, maiúsculas ou formatação da origem
flag-retargeted-help = Um link ou código mudou na origem

## Visão da página

view-title = { $page }
view-source = Origem
view-reference = Referência: { $language }
view-reference-none = Nenhum idioma tem texto de origem para esta página
view-former-source = Origem que foi traduzida
view-current-source = Origem mais recente
view-difference = O que mudou
view-deleted = excluído: { $text }
view-inserted = inserido: { $text }
view-segment = Segmento { $id }
view-position = { $file }, linha { $line }
view-row = Linha { $number }
view-row-link = Link para a linha { $number }
view-site = Abrir no site
view-previous = Página anterior
view-next = Próxima página
view-revision = Revisão
view-handoff = Enviado em { $date }
view-empty = Nada aqui
view-roles = Lista de funções
view-columns = Colunas

## Filtros

filter-label = Filtros
filter-locale = Idioma
filter-state = Estado
filter-flag = Marca
filter-roles = Somente listas de funções
filter-text = Texto
filter-text-placeholder = Buscar na origem e na tradução
filter-all = Todos
filter-clear = Limpar todos os filtros
filter-results =
    { $count ->
        [0] Nenhuma linha encontrada
        [one] Uma linha encontrada
        [many] { $count } de linhas encontradas
       *[other] { $count } linhas encontradas
    }
filter-script = Os filtros precisam de scripts. Todas as linhas estão nesta página.
filter-keys = J e K para a linha seguinte e a anterior, N para a próxima defasagem, / para o filtro de texto

## Visão dos termos

terms-title = Termos
terms-intro = Como nomes e rótulos são traduzidos, os inconsistentes primeiro.
terms-kind = Tipo
terms-roles = Nomes de funções
terms-ui = Rótulos da interface
terms-headings = Títulos
terms-table-headers = Cabeçalhos de tabela
terms-source = Termo de origem
terms-translations = Traduções
terms-count =
    { $count ->
        [one] uma vez
        [many] { $count } de vezes
       *[other] { $count } vezes
    }
terms-inconsistent =
    { $count ->
        [0] Nenhum termo com várias traduções
        [one] Um termo com várias traduções
        [many] { $count } de termos com várias traduções
       *[other] { $count } termos com várias traduções
    }
terms-variants =
    { $count ->
        [one] { $count } tradução
        [many] { $count } de traduções
       *[other] { $count } traduções
    }
terms-consistent = Sempre traduzido da mesma forma
terms-pages = Onde aparece
terms-none = Nenhum termo deste tipo
