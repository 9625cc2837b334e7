### Textes du rapport pour localisateurs et relecteurs. Explications dans en-US.

## Toutes les pages du rapport

report-title = Rapport de traduction : { $site }
report-skip = Aller au contenu
report-nav = Parties du rapport
report-nav-dashboard = Tableau de bord
report-nav-pages = Pages
report-nav-terms = Termes
report-language = Langue du rapport
report-theme = Apparence
report-theme-auto = Comme l’appareil
report-theme-light = Clair
report-theme-dark = Sombre
report-made = Âges calculés au { $date }
report-source-locale = Langue source : { $language }
report-built-with = Réalisé avec { $program }

## Nombres

report-pages =
    { $count ->
        [one] { $count } page
        [many] { $count } de pages
       *[other] { $count } pages
    }
report-rows =
    { $count ->
        [one] { $count } ligne
        [many] { $count } de lignes
       *[other] { $count } lignes
    }
report-segments =
    { $count ->
        [one] { $count } segment
        [many] { $count } de segments
       *[other] { $count } segments
    }
report-words =
    { $count ->
        [one] { $count } mot
        [many] { $count } de mots
       *[other] { $count } mots
    }
report-days =
    { $count ->
        [0] aujourd’hui
        [one] il y a { $count } jour
        [many] il y a { $count } de jours
       *[other] il y a { $count } jours
    }
report-locales =
    { $count ->
        [one] { $count } langue
        [many] { $count } de langues
       *[other] { $count } langues
    }

## Tableau de bord

dashboard-title = Tableau de bord
dashboard-intro = Quelle part de chaque page est traduite, et quelle part l’est d’après la source la plus récente.
dashboard-locale = Langue
dashboard-page = Page
dashboard-coverage = Couverture
dashboard-coverage-help = { $percent } des mots de la source sont traduits d’après le texte le plus récent
dashboard-coverage-chart = Couverture de { $page } en { $language } : { $percent }
dashboard-drift = Écart
dashboard-drift-none = À jour
dashboard-behind = En retard sur la source
dashboard-handoff = Dernière remise
dashboard-handoff-none = Aucune remise connue
dashboard-machine = Traduction automatique
dashboard-machine-share = { $percent } des pages sont traduites automatiquement
dashboard-human = Traduction humaine
dashboard-undeclared = Mode de traduction non déclaré
dashboard-missing-pages = Pages manquantes
dashboard-extra-pages = Pages propres à cette langue
dashboard-worst = Pages qui demandent le plus de travail
dashboard-worst-none = Aucune page n’est en retard.
dashboard-unsegmented = Texte que personne ne peut relire
dashboard-unsegmented-intro = Traduit sans copie de la source : titres, textes d’image, pages YAML, pages simples.
dashboard-absent = Absente dans cette langue
dashboard-open = Ouvrir { $page }
dashboard-sort = Trier par { $column }

## États d’une cellule

state-label = État
state-current = À jour
state-stale = Périmé
state-missing = Manquant
state-obsolete = Obsolète
state-moved = Déplacé
state-unpaired = Non apparié
state-current-help = Traduit d’après la source la plus récente
state-stale-help = La source a changé depuis
state-missing-help = Présent dans la source la plus récente, absent dans cette langue
state-obsolete-help = Seulement dans une source plus ancienne
state-moved-help = Placé ailleurs dans cette langue
state-unpaired-help = Sans texte source pour la comparaison

## Marques d’une cellule

flag-label = Marques
flag-untranslated = Non traduit
flag-cosmetic = Cosmétique
flag-retargeted = Cible changée
flag-untranslated-help = La traduction est identique à sa source
flag-cosmetic-help = Seules la ponctuation, la casse ou la mise en forme de la source ont changé
flag-retargeted-help = Un lien ou un code a changé dans la source

## Vue d’une page

view-title = { $page }
view-source = Source
view-reference = Référence : { $language }
view-reference-none = Aucune langue n’a de texte source pour cette page
view-former-source = Source qui a été traduite
view-current-source = Source la plus récente
view-difference = Ce qui a changé
view-deleted = supprimé : { $text }
view-inserted = inséré : { $text }
view-segment = Segment { $id }
view-position = { $file }, ligne { $line }
view-row = Ligne { $number }
view-row-link = Lien vers la ligne { $number }
view-site = Ouvrir dans le site
view-previous = Page précédente
view-next = Page suivante
view-revision = Révision
view-handoff = Remise le { $date }
view-empty = Rien ici
view-roles = Liste de rôles
view-columns = Colonnes

## Filtres

filter-label = Filtres
filter-locale = Langue
filter-state = État
filter-flag = Marque
filter-roles = Listes de rôles uniquement
filter-text = Texte
filter-text-placeholder = Chercher dans la source et la traduction
filter-all = Tout
filter-clear = Effacer tous les filtres
filter-results =
    { $count ->
        [0] Aucune ligne trouvée
        [one] Une ligne trouvée
        [many] { $count } de lignes trouvées
       *[other] { $count } lignes trouvées
    }
filter-script = Les filtres ont besoin de scripts. Toutes les lignes sont sur cette page.
filter-keys = J et K pour la ligne suivante et la précédente, N pour le prochain écart, / pour le filtre de texte

## Vue des termes

terms-title = Termes
terms-intro = Comment les noms et les libellés sont traduits, les incohérents en premier.
terms-kind = Type
terms-roles = Noms de rôles
terms-ui = Libellés d’interface
terms-headings = Titres
terms-table-headers = En-têtes de tableau
terms-source = Terme source
terms-translations = Traductions
terms-count =
    { $count ->
        [one] une fois
        [many] { $count } de fois
       *[other] { $count } fois
    }
terms-inconsistent =
    { $count ->
        [0] Aucun terme avec plusieurs traductions
        [one] Un terme avec plusieurs traductions
        [many] { $count } de termes avec plusieurs traductions
       *[other] { $count } termes avec plusieurs traductions
    }
terms-variants =
    { $count ->
        [one] { $count } traduction
        [many] { $count } de traductions
       *[other] { $count } traductions
    }
terms-consistent = Toujours traduit de la même façon
terms-pages = Où il se trouve
terms-none = Aucun terme de ce type
