### Textos do site para leitores. Os identificadores e as explicações estão em en-US.

## Pequenas partes

# Entre os nomes de uma lista.
list-separator = {", "}
label-value = { $label }: { $value }
page-title = { $page } | { $site }

## Todas as páginas

page-skip = Ir para o conteúdo
page-home = Início
page-updated = Atualizado em { $date }
page-top = Voltar ao topo
page-footer-built = Feito com { $program }
page-external = abre outro site
page-edition = Edição: { $language }

## Escolha do idioma

language-label = Idioma
language-open = Mudar o idioma, agora { $language }
language-fallback = mostrada em: { $shown }
language-source = idioma de origem

## Tema

theme-label = Aparência
theme-auto = Igual ao dispositivo
theme-light = Claro
theme-dark = Escuro

## Avisos no alto da página

notice-label = Sobre esta tradução
notice-fallback = Esta página ainda não foi traduzida: { $language }. Idioma mostrado: { $shown }.
notice-unsourced = Esta página não tem texto de origem que a substitua. Idioma mostrado: { $shown }.
notice-plain = Esta página foi entregue sem o texto de origem. Não é possível lê-la lado a lado.
notice-source-edition = Esta edição é feita do texto de origem que as traduções trazem. Cópia mais recente: { $language }.
notice-retired = A edição mais recente não tem mais esta página.

## Como foi traduzida

translation-machine = Tradução automática de { $date }
translation-machine-undated = Tradução automática
translation-human = Tradução humana de { $date }
translation-human-undated = Tradução humana
translation-undeclared = Enviada para tradução em { $date }

## Atraso em relação à origem

lag-notice =
    { $count ->
        [one] { $count } frase desta página é mais antiga que a origem.
        [many] { $count } de frases desta página são mais antigas que a origem.
       *[other] { $count } frases desta página são mais antigas que a origem.
    }
lag-missing =
    { $count ->
        [one] { $count } frase da origem ainda não foi traduzida.
        [many] { $count } de frases da origem ainda não foram traduzidas.
       *[other] { $count } frases da origem ainda não foram traduzidas.
    }
lag-obsolete =
    { $count ->
        [one] { $count } frase não está mais na origem.
        [many] { $count } de frases não estão mais na origem.
       *[other] { $count } frases não estão mais na origem.
    }
lag-since = Traduzido a partir da origem de { $date }.
lag-next = Ir para a primeira
lag-stale-mark = A origem desta frase mudou
lag-missing-mark = Novo na origem, ainda não traduzido
lag-obsolete-mark = Não está mais na origem
lag-current-source = Texto de origem atual
lag-former-source = Texto de origem que foi traduzido

## Destaques

alert-note = Observação
alert-tip = Dica
alert-important = Importante
alert-warning = Aviso
alert-caution = Cuidado

## Navegação

nav-label = Documentação
nav-contents = Sumário
nav-open = Abrir o sumário
nav-close = Fechar o sumário
nav-all = Sumário completo
nav-breadcrumbs = Você está aqui
nav-outline = Nesta página
nav-pager = Página anterior e próxima página
nav-previous = Anterior
nav-next = Próxima
nav-expand = Mostrar o conteúdo de { $title }
nav-collapse = Ocultar o conteúdo de { $title }
nav-filter = Filtrar o sumário
nav-filter-results =
    { $count ->
        [0] Nenhum item encontrado
        [one] Um item encontrado
        [many] { $count } de itens encontrados
       *[other] { $count } itens encontrados
    }
nav-filter-clear = Limpar o filtro

## Cabeçalho de um guia

guide-summary = Antes de começar
guide-roles = Funções apropriadas
guide-applies-to = Aplica-se a
guide-prerequisites = Pré-requisitos
guide-procedures =
    { $count ->
        [one] { $count } procedimento
        [many] { $count } de procedimentos
       *[other] { $count } procedimentos
    }
guide-steps =
    { $count ->
        [one] { $count } etapa
        [many] { $count } de etapas
       *[other] { $count } etapas
    }
guide-next-steps = Próximas etapas
guide-next-steps-none = Este guia termina aqui
guide-print = Imprimir como lista de verificação

## Etapas

step-label = Etapa { $number }
step-link = Link para a etapa { $number }
step-done = A etapa { $number } está concluída
step-progress = { $done } de { $total } concluídas
step-all-done = Todas as etapas estão concluídas
step-reset = Desmarcar tudo
step-bound = Pertence à etapa { $number }

## Endereços

link-section = Link para a seção { $title }
link-copy = Copiar o link
link-copied = Link copiado

## Leitura em dois idiomas

bilingual-label = Ler em dois idiomas
bilingual-translation = Só a tradução
bilingual-interleaved = Linha a linha
bilingual-side = Lado a lado
bilingual-with = Comparar com
bilingual-source = Texto de origem
bilingual-target = Tradução
bilingual-loading = Carregando o outro idioma…
bilingual-unavailable = Não é possível comparar esta página com: { $language }
bilingual-unpaired = Sem correspondência

## Código, imagens, vídeos, guias

code-label = Código
code-language = Código, { $language }
code-copy = Copiar o código
code-copied = Copiado
code-copy-failed = Não foi possível copiar
image-open = Abrir a imagem maior
image-close = Fechar a imagem
image-missing = Imagem não disponível
image-description = Descrição da imagem
video-label = Vídeo
video-open = Abrir o vídeo
tabs-label = Escolher uma variante
zone-label = Escolher o que se aplica ao seu caso
zone-only = Somente para: { $value }
table-label = Tabela, role para o lado para ver mais
details-open = Mostrar mais
checklist-label = Lista de verificação
footnote-title = Notas de rodapé
footnote-reference = Nota { $number }
footnote-back = Voltar ao texto da nota { $number }
include-missing = Falta aqui um trecho compartilhado
snippet-missing = O arquivo deste código não foi encontrado

## Pesquisa

search-label = Pesquisa
search-open = Abrir a pesquisa
search-close = Fechar a pesquisa
search-placeholder = Pesquisar na documentação
search-clear = Limpar a pesquisa
search-results =
    { $count ->
        [0] Nenhum resultado para “{ $query }”
        [one] Um resultado para “{ $query }”
        [many] { $count } de resultados para “{ $query }”
       *[other] { $count } resultados para “{ $query }”
    }
search-more =
    { $count ->
        [one] Mais { $count } nesta página
        [many] Mais { $count } nesta página
       *[other] Mais { $count } nesta página
    }
search-empty-hint = Tente menos palavras ou outras. A pesquisa também inclui o idioma de origem.
search-source = Encontrado no texto de origem
search-loading = Carregando o índice de pesquisa…
search-failed = Não foi possível carregar o índice de pesquisa
search-script = A pesquisa precisa de scripts. O sumário dá acesso a todas as páginas.
search-keys = Setas para escolher, Enter para abrir, Esc para fechar

## Funções

roles-title = Funções
roles-intro = Quem faz o quê: cada função e os guias que lhe dizem respeito.
roles-all = Todas as funções
roles-none = Nenhuma função indicada
role-title = O que você pode fazer como: { $role }
role-guides =
    { $count ->
        [0] Nenhum guia
        [one] { $count } guia
        [many] { $count } de guias
       *[other] { $count } guias
    }
role-also = Também chamada de: { $names }
role-handover = Passar para: { $role }
role-filter = Filtrar por função
role-filter-results =
    { $count ->
        [0] Nenhum guia encontrado
        [one] Um guia encontrado
        [many] { $count } de guias encontrados
       *[other] { $count } guias encontrados
    }
matrix-title = Funções e guias
matrix-intro = As linhas são guias, as colunas são funções. Uma marca indica que a função pode seguir o guia.
matrix-guide = Guia
matrix-yes = Sim
matrix-no = Não

## Mapa do fluxo de trabalho

map-title = Mapa do fluxo de trabalho
map-intro = Que guia leva a qual. Uma seta dupla indica a passagem para outra função.
map-drawing = Desenho dos guias e dos caminhos entre eles
map-text = O mesmo mapa em forma de lista
map-leads-to = Leva a
map-comes-from = Vem de
map-handover = Passagem
map-start = Começa aqui
map-unreached = Guias aos quais nenhum outro leva
map-unreached-none = Todos os guias podem ser alcançados a partir de outro.

## Página inicial, perguntas frequentes e lista de páginas

landing-more = Mais
faq-label = Perguntas e respostas
faq-link = Link para a pergunta { $title }
pages-title = Todas as páginas
pages-count =
    { $count ->
        [one] { $count } página
        [many] { $count } de páginas
       *[other] { $count } páginas
    }

## Páginas ausentes

missing-title = Página não encontrada
missing-text = Não há nada publicado neste endereço. A página pode ter sido movida ou retirada.
missing-search = Pesquise ou abra o sumário.
redirect-title = Esta página mudou de endereço
redirect-text = Você será levado ao novo endereço.
redirect-link = Abrir { $title }
