### Textes du site des lecteurs. Les identifiants et leurs explications sont dans en-US.

## Petits éléments

# Entre les noms d’une liste.
list-separator = {", "}
label-value = { $label } : { $value }
page-title = { $page } | { $site }

## Toutes les pages

page-skip = Aller au contenu
page-home = Accueil
page-updated = Mise à jour le { $date }
page-top = Haut de la page
page-footer-built = Réalisé avec { $program }
page-external = ouvre un autre site
page-edition = Édition : { $language }

## Choix de la langue

language-label = Langue
language-open = Changer de langue, actuellement { $language }
language-fallback = affichée en : { $shown }
language-source = langue source

## Thème

theme-label = Apparence
theme-auto = Comme l’appareil
theme-light = Clair
theme-dark = Sombre

## Avis en tête de page

notice-label = À propos de cette traduction
notice-fallback = Cette page n’est pas encore traduite : { $language }. Langue affichée : { $shown }.
notice-unsourced = Cette page n’a pas de texte source pour la remplacer. Langue affichée : { $shown }.
notice-plain = Cette page a été livrée sans son texte source. La lecture côte à côte n’est pas possible.
notice-source-edition = Cette édition reprend le texte source que contiennent les traductions. Copie la plus récente : { $language }.
notice-retired = Cette page ne figure plus dans l’édition la plus récente.

## Mode de traduction

translation-machine = Traduction automatique du { $date }
translation-machine-undated = Traduction automatique
translation-human = Traduction humaine du { $date }
translation-human-undated = Traduction humaine
translation-undeclared = Remise à la traduction le { $date }

## Retard sur la source

lag-notice =
    { $count ->
        [one] { $count } phrase de cette page est plus ancienne que sa source.
        [many] { $count } de phrases de cette page sont plus anciennes que leur source.
       *[other] { $count } phrases de cette page sont plus anciennes que leur source.
    }
lag-missing =
    { $count ->
        [one] { $count } phrase de la source n’est pas encore traduite.
        [many] { $count } de phrases de la source ne sont pas encore traduites.
       *[other] { $count } phrases de la source ne sont pas encore traduites.
    }
lag-obsolete =
    { $count ->
        [one] { $count } phrase ne figure plus dans la source.
        [many] { $count } de phrases ne figurent plus dans la source.
       *[other] { $count } phrases ne figurent plus dans la source.
    }
lag-since = Traduit d’après la source du { $date }.
lag-next = Aller à la première
lag-stale-mark = La source de cette phrase a changé
lag-missing-mark = Nouveau dans la source, pas encore traduit
lag-obsolete-mark = Ne figure plus dans la source
lag-current-source = Texte source actuel
lag-former-source = Texte source traduit à l’époque

## Encadrés

alert-note = Remarque
alert-tip = Conseil
alert-important = Important
alert-warning = Avertissement
alert-caution = Attention

## Navigation

nav-label = Documentation
nav-contents = Sommaire
nav-open = Ouvrir le sommaire
nav-close = Fermer le sommaire
nav-all = Tout le sommaire
nav-breadcrumbs = Vous êtes ici
nav-outline = Sur cette page
nav-pager = Page précédente et page suivante
nav-previous = Précédent
nav-next = Suivant
nav-expand = Afficher le contenu de { $title }
nav-collapse = Masquer le contenu de { $title }
nav-filter = Filtrer le sommaire
nav-filter-results =
    { $count ->
        [0] Aucune entrée trouvée
        [one] Une entrée trouvée
        [many] { $count } d’entrées trouvées
       *[other] { $count } entrées trouvées
    }
nav-filter-clear = Effacer le filtre

## En-tête d’un guide

guide-summary = Avant de commencer
guide-roles = Rôles appropriés
guide-applies-to = S’applique à
guide-prerequisites = Prérequis
guide-procedures =
    { $count ->
        [one] { $count } procédure
        [many] { $count } de procédures
       *[other] { $count } procédures
    }
guide-steps =
    { $count ->
        [one] { $count } étape
        [many] { $count } d’étapes
       *[other] { $count } étapes
    }
guide-next-steps = Étapes suivantes
guide-next-steps-none = Ce guide s’arrête ici
guide-print = Imprimer comme liste de contrôle

## Étapes

step-label = Étape { $number }
step-link = Lien vers l’étape { $number }
step-done = L’étape { $number } est faite
step-progress = { $done } sur { $total } faites
step-all-done = Toutes les étapes sont faites
step-reset = Tout décocher
step-bound = Se rapporte à l’étape { $number }

## Adresses

link-section = Lien vers la section { $title }
link-copy = Copier le lien
link-copied = Lien copié

## Lecture en deux langues

bilingual-label = Lire en deux langues
bilingual-translation = Traduction seule
bilingual-interleaved = Ligne à ligne
bilingual-side = Côte à côte
bilingual-with = Comparer avec
bilingual-source = Texte source
bilingual-target = Traduction
bilingual-loading = Chargement de l’autre langue…
bilingual-unavailable = Cette page ne peut pas être comparée avec : { $language }
bilingual-unpaired = Sans équivalent

## Code, images, vidéos, onglets

code-label = Code
code-language = Code, { $language }
code-copy = Copier le code
code-copied = Copié
code-copy-failed = Échec de la copie
image-open = Ouvrir l’image en grand
image-close = Fermer l’image
image-missing = Image indisponible
image-description = Description de l’image
video-label = Vidéo
video-open = Ouvrir la vidéo
tabs-label = Choisir une variante
zone-label = Choisir ce qui correspond à votre cas
zone-only = Uniquement pour : { $value }
table-label = Tableau, faire défiler sur le côté pour voir la suite
details-open = En savoir plus
checklist-label = Liste de contrôle
footnote-title = Notes de bas de page
footnote-reference = Note { $number }
footnote-back = Retour à l’appel de la note { $number }
include-missing = Il manque ici un passage partagé
snippet-missing = Le fichier de ce code est introuvable

## Recherche

search-label = Recherche
search-open = Ouvrir la recherche
search-close = Fermer la recherche
search-placeholder = Rechercher dans la documentation
search-clear = Effacer la recherche
search-results =
    { $count ->
        [0] Aucun résultat pour « { $query } »
        [one] Un résultat pour « { $query } »
        [many] { $count } de résultats pour « { $query } »
       *[other] { $count } résultats pour « { $query } »
    }
search-more =
    { $count ->
        [one] { $count } autre sur cette page
        [many] { $count } d’autres sur cette page
       *[other] { $count } autres sur cette page
    }
search-empty-hint = Essayez moins de mots, ou d’autres. La recherche porte aussi sur la langue source.
search-source = Trouvé dans le texte source
search-loading = Chargement de l’index de recherche…
search-failed = L’index de recherche n’a pas pu être chargé
search-script = La recherche a besoin de scripts. Le sommaire donne accès à toutes les pages.
search-keys = Flèches pour choisir, Entrée pour ouvrir, Échap pour fermer

## Rôles

roles-title = Rôles
roles-intro = Qui fait quoi : chaque rôle et les guides qui le concernent.
roles-all = Tous les rôles
roles-none = Aucun rôle indiqué
role-title = Ce que vous pouvez faire en tant que : { $role }
role-guides =
    { $count ->
        [0] Aucun guide
        [one] { $count } guide
        [many] { $count } de guides
       *[other] { $count } guides
    }
role-also = Aussi appelé : { $names }
role-handover = Passer le relais à : { $role }
role-filter = Filtrer par rôle
role-filter-results =
    { $count ->
        [0] Aucun guide trouvé
        [one] Un guide trouvé
        [many] { $count } de guides trouvés
       *[other] { $count } guides trouvés
    }
matrix-title = Rôles et guides
matrix-intro = Les guides sont en lignes, les rôles en colonnes. Une coche signifie que le rôle peut suivre le guide.
matrix-guide = Guide
matrix-yes = Oui
matrix-no = Non

## Carte des parcours

map-title = Carte des parcours
map-intro = Quel guide mène à quel autre. Une flèche double indique un passage de relais à un autre rôle.
map-drawing = Schéma des guides et des chemins qui les relient
map-text = La même carte sous forme de liste
map-leads-to = Mène à
map-comes-from = Vient de
map-handover = Passage de relais
map-start = Point de départ
map-unreached = Guides auxquels aucun autre ne mène
map-unreached-none = Chaque guide est accessible depuis un autre.

## Accueil, FAQ et liste des pages

landing-more = Plus
faq-label = Questions et réponses
faq-link = Lien vers la question { $title }
pages-title = Toutes les pages
pages-count =
    { $count ->
        [one] { $count } page
        [many] { $count } de pages
       *[other] { $count } pages
    }

## Pages absentes

missing-title = Page introuvable
missing-text = Rien n’est publié à cette adresse. La page a peut-être été déplacée ou retirée.
missing-search = Lancez une recherche ou ouvrez le sommaire.
redirect-title = Cette page a changé d’adresse
redirect-text = Vous allez être conduit à sa nouvelle adresse.
redirect-link = Ouvrir { $title }
