### The window's Smart card tab.

smart-card = Carte à puce

## The device of the subject card, and the card in it

subject-device = Lecteur
subject-choose-device = Choisir un lecteur
subject-reload = Actualiser
subject-reload-hint = Relit la carte et les procédures ; ce qui a été saisi reste
run-holds-device = L’opération retient la carte.
subject-use-offered = Utiliser la carte dans « { $device } »

device-with-officer-card = carte d’opérateur
device-without-card = pas de carte
device-being-read = lecture
device-with-mute-card = la carte ne répond pas
device-with-unreadable-card = carte illisible
device-with-nameless-card = une carte qui ne s’identifie pas

subject-state-none = Aucun lecteur choisi
subject-state-gone = Non branché
subject-state-empty = Pas de carte
subject-state-mute = La carte ne répond pas
subject-state-reading = Lecture de la carte
subject-state-unreadable = Non lue
subject-in-stock = en stock
subject-not-in-stock = pas en stock
subject-stock-not-asked = il n’a pas été demandé à l’hôte si elle est en stock
subject-transport = { $count ->
    [one] { $count } certificat de transport
   *[other] { $count } certificats de transport
 }, valide jusqu’au { $until } · { $issuer }
subject-certificates = { $certificates ->
    [0] Aucun certificat sur la carte
    [one] { $certificates } certificat sur la carte
   *[other] { $certificates } certificats sur la carte
 }
open-order-title = Un ordre pour cette carte est resté ouvert
open-order-left = Il n’a pas été achevé : ses certificats ont peut-être été délivrés, et écrits en partie sur la carte.
open-order-submit = Soumettre le remplace : ses certificats sont révoqués.
subject-pin-blocked = PIN bloqué

no-device-title = Aucun lecteur trouvé
no-device-next = Brancher un lecteur de cartes. Il apparaît ici de lui-même.
one-device-title = Il n’y a qu’un lecteur, et c’est celui de l’opérateur
one-device-next = Brancher un second lecteur pour la carte à délivrer.
choose-device-title = Dans quel lecteur est la carte ?
choose-device-next = Choisir le lecteur de la carte à délivrer. Le choix est retenu.
device-gone-title = « { $device } » n’est pas branché
device-gone-next = Le rebrancher, ou choisir un autre lecteur.
no-card-title = Insérer la carte dans « { $device } »
no-card-next = Elle est lue d’elle-même.
card-mute-title = La carte dans « { $device } » ne répond pas
card-mute-next = La retirer, vérifier son sens d’insertion, nettoyer ses contacts, puis la réinsérer.
card-issued-title = Cette carte est délivrée
card-issued-next = La retirer et insérer la suivante. « Actualiser » la relit, pour la modifier.
card-nothing-title = La carte ne contient ni clé ni certificat
card-nothing-next = Une procédure pour cartes vierges y génère les clés.

## The procedure

procedure-find = Trouver une procédure
procedure-recent = Récentes
procedure-others = Toutes
procedure-none-found = Aucune procédure ne porte ce nom
procedure-revision = révision { $number }
procedures-loading = L’hôte est interrogé sur ses procédures
procedures-hidden = { $count ->
    [one] { $count } masquée · afficher
   *[other] { $count } masquées · afficher
 }
procedures-hidden-title = Procédures masquées
procedures-hidden-hint = Elles ne sont pas utilisables avec cette carte, ou par vous.
choose-procedure-title = Choisir une procédure
choose-procedure-next = Elle dit quels certificats la carte reçoit, et ce qui est demandé à son titulaire.
no-procedure-title = L’hôte n’a pas de procédure active
no-procedure-next = Le responsable de l’hôte en active une. Choisir ensuite « Actualiser ».
no-procedure-for-card-title = Aucune procédure n’est pour cette carte
no-procedure-for-card-next = Voir les procédures masquées : chacune dit pourquoi elle n’est pas utilisable.

## The content table

content = Contenu
content-reading = Lecture de la carte en cours
content-action-of = Action pour { $key } : { $action }
content-algorithm-of = Algorithme de la nouvelle clé { $key } : { $algorithm }
content-certificate = Certificat, valide jusqu’au
content-algorithm = Nouvelle clé
action-blank = –
action-none = aucune
action-blank-hint = Laisser cette clé telle quelle
action-add-hint = Un certificat pour cette clé, enregistré sur la carte
action-redo-hint = Remplacer ce qui s’y trouve
action-issue-hint = Un certificat de plus, non enregistré sur la carte
certificate-kind = { $kind ->
    [transport] De transport
    [own] Valide
    [spent] Hors d’usage
    [foreign] Autre émetteur
    [malformed] Illisible
    [unknown] Présent
   *[absent] –
 }
certificate-kind-hint = { $kind ->
    [transport] Prouve que la carte et la clé viennent de la production de confiance
    [own] Délivré par cet hôte, et valide
    [spent] Délivré par cet hôte, et hors d’usage
    [foreign] Délivré par quelqu’un d’autre
    [malformed] Ce qui se trouve ici n’est pas un certificat
   *[absent] Aucun certificat ne se trouve ici
 }
certificate-details-of = Certificat de la clé { $key }
certificate-valid-from = Valide du
certificate-fingerprint = SHA-256
key-without-key = pas de clé
key-unsupported = { $algorithm } : aucun certificat ne peut être délivré pour elle
algorithm-name = { $algorithm ->
    [eccp256] P-256
    [eccp384] P-384
    [rsa2048] RSA-2048
    [rsa3072] RSA-3072
    [rsa4096] RSA-4096
   *[other] { $algorithm }
 }

## The holder's fields

holder-fields = Champs
holder-fields-hint = Quels champs sont affichés
holder-fields-all-shown = Tous les champs sont toujours affichés
holder-clear = Effacer
holder-clear-hint = Efface les saisies et les choix ; lecteur et procédure restent
fields-dropped-here = Absent du certificat : { $fields }
field-dropped-hidden = { $label } (masqué)
no-fields = La procédure ne demande rien.
holder-waits-for-card = Les champs apparaissent une fois la carte lue.

## Submitting

submit = Soumettre
submitting = Soumission
submit-summary = { $certificates ->
    [0] Aucun nouveau certificat
    [one] { $certificates } certificat
   *[other] { $certificates } certificats
 }{ $generated ->
    [0] { "" }
    [one] , { $generated } nouvelle clé
   *[other] , { $generated } nouvelles clés
 }{ $archived ->
    [0] { "" }
    [one] , { $archived } clé archivée
   *[other] , { $archived } clés archivées
 }{ $recovered ->
    [0] { "" }
    [one] , { $recovered } clé recouvrée
   *[other] , { $recovered } clés recouvrées
 }{ $overwritten-keys ->
    [0] { "" }
    [one] , { $overwritten-keys } clé perdue
   *[other] , { $overwritten-keys } clés perdues
 } · { $pin ->
    [show-at-ra] PIN affiché ici
    [email] PIN par courriel
    [letter] PIN par lettre
    [unchanged] PIN inchangé
   *[enter-at-ra] PIN saisi ici
 }
submit-holder-pin = le titulaire saisit le PIN
submit-supersedes = Remplace l’ordre ouvert de la carte
submit-words = Ce qui sera signé
submit-words-title = Ce qui sera signé
submit-words-added = Nonce, identifiants, clés publiques et preuves s’ajoutent à la signature.
submit-words-was = Ce qui est signé
submit-more-missing = { $count ->
    [one] et { $count } de plus
   *[other] et { $count } de plus
 }
submit-missing-title = Ce qui manque
submit-needs-card = Insérer d’abord la carte à délivrer.
submit-needs-reading = Lecture de la carte en cours.
submit-needs-reload = La carte n’a pas été lue. « Actualiser » réessaie.
submit-needs-next-card = Insérer d’abord la carte suivante.
submit-needs-procedure = Choisir d’abord une procédure.
submit-needs-pin = Saisir le PIN de signature.
signature-pin = PIN de signature
signature-pin-refused = { $code ->
    [wrong-pin] PIN faux
    [pin-blocked] PIN bloqué
   *[other] Pas un PIN
 }

## The run

run-of-card = { $procedure }, { $card }
run-step-waiting = pas commencée
run-step-running = en cours
run-step-waiting-for-touch = toucher la carte
run-step-waiting-for-answer = attend une réponse
run-step-done = terminée
run-step-failed = échouée
run-at-key = { $doing } : clé { $key }
run-announce = { $step } : { $state }
run-cancel = Annuler
run-stop = Arrêter après cette étape
run-cancelling = Annulation
run-stopping = Arrêt après cette étape
run-means-free = Rien n’a encore changé : annuler ne laisse aucune trace.
run-means-leaves-new-keys = Arrêter peut laisser sur la carte de nouvelles clés sans certificat ; rien n’est délivré.
run-means-leaves-open-order = Des certificats sont délivrés et ne sont pas encore tous sur la carte. Arrêter laisse l’ordre ouvert, jusqu’à ce qu’il soit abandonné ou que l’ordre suivant de la carte le remplace.
run-means-no = Achèvement : ce qui reste est fait sans arrêt.

## What a run asks

ask-holder-pin-title = Le titulaire saisit le PIN de la carte
ask-holder-pin-why = { $purpose ->
    [change-pin] Le titulaire saisit le PIN que la carte a maintenant ; il est remplacé.
   *[issue] Des clés de la carte sont utilisées, et l’hôte n’a pas son PIN. Laisser le titulaire le saisir.
 }
ask-holder-pin-label = PIN du titulaire
ask-holder-pin-give = Utiliser ce PIN
ask-holder-pin-decline = Arrêter sans le PIN
ask-holder-pin-decline-means = Arrêter sans le PIN : { $purpose ->
    [change-pin] la carte garde son PIN.
   *[issue] rien n’est délivré.
 }
ask-holder-pin-missing = Laisser le titulaire saisir le PIN.
ask-card-in = { $card }, dans « { $device } »
new-pin-title = Saisir le PIN
new-pin-set = Définir ce PIN
new-pin-cancel = Utiliser un PIN généré, et l’afficher
new-pin-not-yet = Saisir deux fois un PIN qui respecte toutes les règles.
new-pin-refused = { $count ->
    [one] Ce PIN enfreint { $count } règle. En saisir un autre.
   *[other] Ce PIN enfreint { $count } règles. En saisir un autre.
 }
pin-code-title = Code PIN
pin-code-once = Il est affiché ici et nulle part ailleurs. Le remettre au titulaire, ou le lui noter.
pin-code-hides-in = Masqué dans { $seconds } s
pin-code-hidden = Masqué
pin-code-longer = Afficher plus longtemps
pin-code-show-again = Afficher à nouveau
pin-code-noted = Noté
pin-code-not-noted = Pas noté
pin-code-not-noted-means = Pas noté : l’opération se termine sans son récépissé et l’ordre reste ouvert. L’ordre suivant de la carte définit un autre PIN.
pin-code-taking = Prise du PIN
pin-code-withheld = Pas encore affiché
pin-code-gone-title = Le code PIN a été affiché avant que la fenêtre soit rechargée.
pin-code-gone = Il n’est communiqué qu’une fois, et ne peut pas être affiché à nouveau. S’il a été noté, le dire. Sinon, l’ordre reste ouvert et l’ordre suivant de la carte définit un autre PIN.

## How it ended

done-title = La carte est délivrée
done-pin-system = La carte a le PIN qui a été affiché.
done-pin-entered = La carte a le PIN qui a été saisi.
done-stored = Sur la carte
done-not-stored = Pas sur la carte
done-where = Enregistrement
done-generated = Nouvelles clés sur la carte : { $keys }
done-take-card = Retirer la carte et insérer la suivante.
next-card = Carte suivante
next-card-hint = Garde la procédure, efface le titulaire
failed-title = La carte n’est pas délivrée
failed-in-step = L’opération s’est terminée à l’étape { $step }.
failed-order = Ordre { $order }.
failed-new-keys = Nouvelles clés sans certificat : { $keys }.
back-to-form = Retour au formulaire
