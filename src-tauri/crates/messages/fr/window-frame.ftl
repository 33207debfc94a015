### The window's frame, its first run, sign-in and practice desk, and what its parts have in common.

## Parts

field-required = à remplir
pin-caps-lock = Verr. Maj est activé.
pin-last-try = Dernier essai : s’il est faux, le PIN est bloqué
puk-last-try = Dernier essai : s’il est faux, la carte ne peut plus être débloquée
pin-new = Nouveau PIN
pin-new-again = Nouveau PIN, à nouveau
pin-rules = Règles du nouveau PIN
pin-rule-same = les deux identiques
pin-rule-met = respectée
pin-rule-not-met = pas encore respectée
pin-rule-broken = – enfreinte par le dernier PIN
trouble-code = Code
trouble-copy = Copier les détails
trouble-copied = Copié.
trouble-copy-failed = Le système ne l’a pas accepté.
pem-example = -----BEGIN CERTIFICATE-----
pem-choose = Choisir un fichier
pem-not-pem = « { $file } » ne contient pas de certificat PEM.
pem-too-large = « { $file } » est trop grand pour des certificats.
close = Fermer
cancel = Annuler
list-reload = Actualiser
list-asking = Interrogation de l’hôte
list-load-more = En charger d’autres
try-again = Réessayer

## Frame

app = Countersign
frame-menu = Menu
frame-tabs = Travail
frame-sign-out = Se déconnecter
frame-leave-practice = Quitter l’exercice
frame-leave-own-host = Changer d’hôte
frame-leave-remote = Changer d’hôte
frame-shortcuts = Raccourcis
frame-about = À propos de Countersign
frame-not-during-run = Pas pendant l’écriture d’une carte
frame-closing-refused = La fenêtre reste ouverte jusqu’à ce que la carte soit terminée. La fermer ensuite, ou arrêter d’abord l’opération.
frame-own-host = Hôte propre à ce poste
frame-remote = { $url }
frame-clears-title = Effacer le formulaire ?
frame-clears = Ce qui a été saisi pour le titulaire n’est pas conservé.
frame-clears-sign-out = Se déconnecter
frame-clears-leave = Quitter
frame-practice = Exercice
frame-practice-means = Lecteurs, cartes et hôte sont simulés. Rien n’est délivré pour de vrai.
about-title = Countersign
about-version = Version { $version }
about-licence = Apache-2.0 ou MIT
about-what = L’autorité d’enregistrement de bureau pour cartes à puce.

## Shortcuts

shortcuts-title = Raccourcis
shortcuts-everywhere = Partout
shortcuts-form = Carte à puce
shortcuts-table = Tableau du contenu
shortcut-help = Afficher cette fiche
shortcut-next = Champ ou bouton suivant
shortcut-previous = Retour
shortcut-enter = Faire ce que dit le bouton mis en évidence
shortcut-escape = Fermer une liste ou une fenêtre
shortcut-submit = Soumettre
shortcut-reload = Relire la carte
shortcut-move = Aller de cellule en cellule
shortcut-find = Aller à une clé par son nom
shortcut-action = Choisir une action
key-tab = Tab
key-shift-tab = Maj Tab
key-enter = Entrée
key-escape = Échap
key-submit = { $system ->
    [macos] ⌘ Entrée
   *[other] Ctrl Entrée
 }
key-arrows = Flèches
key-letters = Lettres
key-action = Espace ou F2

## First run

first-run-title = Où travaillez-vous ?
first-run-practice = Poste d’exercice
first-run-practice-means = Des lecteurs simulés, une carte d’opérateur et cinq cartes à délivrer. Rien n’est requis, rien n’est délivré pour de vrai.
first-run-practice-go = S’exercer
first-run-own-host = Hôte propre à ce poste
first-run-own-host-means = Les certificats sont délivrés par un hôte sur cet ordinateur, pour un seul poste. Le premier opérateur est créé ensuite.
first-run-own-host-go = Mettre en place
first-run-remote = Un hôte de votre organisation
first-run-remote-means = Son adresse et les certificats de son autorité sont nécessaires.
first-run-remote-open = Donner l’adresse
first-run-remote-go = Se connecter
first-run-url = Adresse
first-run-url-example = https://host.example:8443
first-run-url-missing = Donner l’adresse de l’hôte.
first-run-ca = Certificats de l’autorité
first-run-ca-hint = PEM, tels que l’exploitant de l’hôte les remet.
first-run-ca-missing = Coller les certificats, ou choisir leur fichier.
opening = { $place ->
    [practice] Ouverture du poste d’exercice
    [own-host] Ouverture de l’hôte propre à ce poste
   *[remote] Connexion à l’hôte
 }

## First officer of an own host

first-officer-title = Créer le premier opérateur
first-officer-means = L’hôte de cet ordinateur n’a pas encore d’opérateur. Le premier délivre des cartes et crée d’autres opérateurs.
first-officer-folder = Dossier de l’hôte
first-officer-sealing = Ses clés
first-officer-sealing-value = { $sealing ->
    [credential-store] scellées par une clé dans le coffre d’identifiants du système
   *[file] scellées par une clé dans ce dossier, que vous seul pouvez lire
 }
first-officer-stock = Cartes en stock
first-officer-card = Carte d’opérateur
first-officer-looking = Examen de la carte
first-officer-insert = Insérer la carte du premier opérateur dans « { $device } ».
first-officer-choose = Choisir le lecteur de la carte d’opérateur
first-officer-enrol = La carte a les certificats d’un opérateur. Ils sont inscrits tels quels ; la carte garde son PIN.
first-officer-issue = Des certificats d’opérateur sont délivrés à la carte avec { $card }, et elle reçoit un nouveau PIN.
first-officer-authentication = Se connecte avec
first-officer-signature = Signe avec
first-officer-issuers = Certificats de l’émetteur
first-officer-issuers-hint = PEM. Absents de la carte : { $issuers }.
first-officer-issuers-missing = Les certificats de l’émetteur manquent
first-officer-name = Nom
first-officer-name-missing = Donner le nom de l’opérateur.
first-officer-enrol-go = Inscrire
first-officer-issue-go = Délivrer
first-officer-pin-not-acceptable = Le PIN ne respecte pas encore toutes les règles
first-officer-import = Faire entrer des cartes en stock
first-officer-import-means = Une carte livrée par la production est en stock dès que son fichier de production est entré.
first-officer-import-go = Choisir un fichier de production
first-officer-import-done = { $count ->
    [0] Le fichier n’a aucune carte qui ne soit déjà en stock.
    [one] { $count } carte nouvelle en stock.
   *[other] { $count } cartes nouvelles en stock.
 }

## Sign-in

sign-in-title = Connexion
sign-in-device = Carte d’opérateur
sign-in-choose-device = Choisir le lecteur de la carte d’opérateur
sign-in-no-device-title = Aucun lecteur trouvé
sign-in-no-device = Brancher un lecteur de cartes. Il apparaît ici de lui-même.
sign-in-service-waiting = La fenêtre continue d’elle-même dès que le service fonctionne.
sign-in-device-gone = « { $device } » n’est pas branché. Le rebrancher, ou choisir un autre lecteur.
sign-in-insert = Insérer la carte d’opérateur dans « { $device } ».
sign-in-mute = La carte dans « { $device } » ne répond pas. La retirer, vérifier son sens d’insertion, puis la réinsérer.
sign-in-reading = Lecture de la carte
sign-in-no-certificate = La carte dans « { $device } » n’a pas de certificat de connexion (clé 9A). Insérer une carte d’opérateur.
sign-in-subject = Sujet
sign-in-issuer = Émetteur
sign-in-valid = Valide
sign-in-validity = du { $from } au { $until }
sign-in-pin = PIN
sign-in-blocked = Le PIN est bloqué. Faire débloquer la carte avec son PUK, ou utiliser une autre carte d’opérateur.
sign-in-go = Se connecter
sign-in-going = Connexion en cours
sign-in-unlock = Déverrouiller

## Locked

locked-title = Verrouillé
locked-card-removed = La carte d’opérateur a été retirée. Réinsérer la carte de { $name } et saisir son PIN : le formulaire est inchangé.
locked-idle = Rien n’a été fait pendant un moment, ou l’hôte a mis fin à la session. Le PIN de { $name } déverrouille ; le formulaire est inchangé.
locked-under-way = Le formulaire de { $name } attend, inchangé.
locked-other = Un autre opérateur qui se connecte ici trouve le formulaire vide.

## Practice desk

practice-panel = Poste d’exercice
practice-panel-show = Afficher le poste d’exercice
practice-panel-hide = Masquer le poste d’exercice
practice-officer-card = Carte d’opérateur
practice-officer-pin = PIN et PIN de signature
practice-subject-cards = Cartes à délivrer
practice-in-device = dans « { $device } »
practice-card-number = { $number }. { $card }
practice-insert = Insérer
practice-pull = Retirer
practice-renew = Carte neuve
practice-renew-of = Carte neuve pour { $number }
practice-insert-of = Insérer la carte { $number }
practice-pull-of = Retirer la carte { $number }
practice-insert-officer = Insérer la carte d’opérateur
practice-pull-officer = Retirer la carte d’opérateur
practice-card-in = dans le lecteur
practice-try = À essayer : retirer la carte d’opérateur avec un formulaire à moitié rempli.

# The title of the window, by which the system's lists name it too.
window-title = Countersign
window-title-practice = Countersign – Exercice

# Said in a terminal, where no window can say it.
no-display = Il n’y a pas de bureau où ouvrir une fenêtre : ni WAYLAND_DISPLAY ni DISPLAY n’est défini.
window-not-opened = Countersign ne s’est pas ouvert : { $why }
