### Settings, About, the support bundle and the command palette: what is there on every screen of the window.

## Tabs

frame-activity = Activité
frame-activity-open = Activité ({ $count })

## Command palette

palette-open = Rechercher
palette-title = Rechercher
palette-find = Que voulez-vous faire ?
palette-found = { $count ->
    [0] Rien ne porte ce nom.
    [one] { $count } entrée
   *[other] { $count } entrées
 }
palette-group-actions = Actions
palette-group-keys = Clés sur la carte
palette-group-procedures = Procédures
palette-group-orders = Ordres ouverts
palette-group-practice = Poste d’exercice
palette-group-program = Countersign
palette-group-settings = Réglages
palette-go-to = Aller à { $tab }
palette-reload = Relire la carte
palette-clear = Effacer le formulaire
palette-submit = Soumettre le formulaire
palette-no-form = Il n’y a pas de formulaire.
palette-nothing-typed = Rien n’a été saisi.
palette-use-device = Carte du titulaire dans « { $device } »
palette-order = Ordre { $order }
palette-language = Langue : { $language }
palette-appearance = Apparence : { $appearance }
palette-in-effect = en vigueur
key-palette = { $system ->
    [macos] ⌘ K
   *[other] Ctrl K
 }
key-settings = { $system ->
    [macos] ⌘ ,
   *[other] Ctrl ,
 }
shortcut-palette = Rechercher ce qui peut être fait
shortcut-settings = Réglages

## The officer's filter of procedures

procedure-filtered = Masquée par votre filtre
procedures-filtered = { $count ->
    [one] { $count } masquée par votre filtre ·
   *[other] { $count } masquées par votre filtre ·
 }
procedures-filtered-show = Afficher
procedures-filtered-hide = Masquer
procedures-filter = Filtre
procedures-filter-change = Modifier
procedures-filter-hint = Quelles procédures la liste affiche
procedures-filter-none = Tout afficher

## First run

first-run-set-host = Hôte de votre organisation
first-run-set-host-means = { $url }, tel que fixé pour cet ordinateur.
first-run-set-host-locked = { $url }. Votre organisation l’a fixé : ce poste ne travaille avec aucun autre hôte.
first-run-other-host = Un autre hôte

## The PIN code

pin-code-copy = Copier
pin-code-copy-means = D’autres programmes peuvent lire le presse-papiers.
pin-code-copy-hidden = L’afficher d’abord à nouveau.
pin-code-copied = { $seconds ->
    [one] Copié. Sauf si autre chose est copié, il est effacé du presse-papiers après { $seconds } seconde. D’autres programmes peuvent l’y lire.
   *[other] Copié. Sauf si autre chose est copié, il est effacé du presse-papiers après { $seconds } secondes. D’autres programmes peuvent l’y lire.
 }

## Settings

settings-open = Réglages
settings-title = Réglages
settings-means = Une modification prend effet aussitôt.
settings-loading = Lecture des réglages
settings-mistakes-notice = { $count ->
    [one] { $count } erreur dans les fichiers de réglages : ce qu’elle dit ne compte pas.
   *[other] { $count } erreurs dans les fichiers de réglages : ce qu’elles disent ne compte pas.
 }
settings-mistakes-show = Afficher
settings-mistakes-title = Erreurs dans les fichiers
settings-mistakes-means = Ce qu’elles disent ne compte pas ; tout le reste compte.
settings-group-host = Hôte
settings-group-display = Affichage
settings-group-work = Travail
settings-group-help = Aide

setting-host-url = Adresse
setting-host-url-means = L’hôte avec lequel ce poste travaille.
setting-host-ca = Certificats de l’autorité
setting-host-ca-means = Qui se porte garant de l’hôte : le chemin d’un fichier PEM, ou le texte PEM lui-même.
setting-locale = Langue
setting-locale-means = Des textes, des dates et des nombres.
setting-appearance = Apparence
setting-appearance-means = Surfaces claires ou sombres.
setting-pin-show-seconds = Code PIN affiché pendant
setting-pin-show-seconds-means = Secondes ; il se masque ensuite, et peut être affiché à nouveau.
setting-pin-allow-copy = Copier le code PIN
setting-pin-allow-copy-means = L’encadré du code PIN a un bouton qui copie. D’autres programmes peuvent lire le presse-papiers.
setting-print-printer = Imprimante des lettres PIN
setting-print-printer-means = Celle qui est choisie d’abord, telle que le système la nomme.
setting-letters-prefix = Préfixe des identifiants de lettre
setting-letters-prefix-means = Pour les identifiants créés d’avance.
setting-mail-domain = Domaine des adresses
setting-mail-domain-means = Ce que reçoit une adresse saisie sans @.
setting-officer-idle-lock-minutes = Verrouiller après une inactivité de
setting-officer-idle-lock-minutes-means = Minutes sans travail avant que le PIN de l’opérateur soit redemandé.
setting-practice-enabled = Poste d’exercice
setting-practice-enabled-means = Des lecteurs et cartes simulés peuvent être ouverts pour s’exercer.
setting-log-level = Journal
setting-log-level-means = Ce qui est écrit dans les fichiers journaux de ce poste. Aucune donnée de titulaire, aucun PIN.

setting-value-system = Comme le système
setting-value-en = English
setting-value-sv = Svenska
setting-value-de = Deutsch
setting-value-fr = Français
setting-value-light = Clair
setting-value-dark = Sombre
setting-value-off = Rien
setting-value-error = Erreurs
setting-value-warn = Erreurs et avertissements
setting-value-info = Ce qui est fait
setting-value-debug = Détails
setting-value-trace = Tout
setting-value-none = Non fixé
setting-value-pem = Texte PEM
setting-on = Activé
setting-off = Désactivé
setting-number-range = De { $min } à { $max }
setting-number-fault = Un nombre entier de { $min } à { $max }.
setting-source-default = D’origine
setting-source-machine = Fixé pour cet ordinateur : { $from }
setting-source-user = Le vôtre
setting-locked = Fixé par votre organisation. Il ne peut pas être modifié ici.
setting-take-back = Retirer ma valeur
setting-take-back-of = { setting-take-back } : { $name }
setting-take-back-hint = La valeur fixée pour cet ordinateur ou d’origine vaut alors
settings-files = Fichiers
settings-file-machine = Celui de cet ordinateur
settings-file-user = Le vôtre
settings-file-policy = Stratégie de votre organisation

## About

about-commit = Commit
about-system = Système
about-web-view = Vue web
about-tauri = Tauri
about-loading = Recherche de ce qui est inclus
about-components = Ce qui est inclus
about-components-count = { $count ->
    [one] { $count } composant
   *[other] { $count } composants
 }
about-find = Trouver un composant ou une licence
about-none-found = Aucun composant ni aucune licence ne porte ce nom
about-component = Composant
about-component-version = Version
about-component-licence = Licence
about-licence-of = Licence de { $name } { $version }
about-choose = Choisir un composant pour lire sa licence.

## Support bundle

support-open = Enregistrer un dossier d’assistance…
support-title = Dossier d’assistance
support-means = Pour qui vous aide. Tout ce qui sera écrit est affiché ici. Il ne contient aucun PIN et rien sur un titulaire.
support-making = Collecte de ce qui est écrit
support-files = Fichiers
support-text-of = Contenu de { $name }
support-save = Enregistrer…
support-saving = Enregistrement
support-saved = Enregistré : { $file }
size-bytes = { $count ->
    [one] { $count } octet
   *[other] { $count } octets
 }
size-kilobytes = { $count } ko

## The system's dialogs

dialog-save-support-bundle = Enregistrer le dossier d’assistance
dialog-zip-files = Fichiers zip
