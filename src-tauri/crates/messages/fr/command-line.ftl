### What the command line says beside results and errors.

failed = Échec :
next = Ensuite :
code = Code :

ask-sign-in-pin = PIN de la carte d’opérateur dans { $reader }, pour se connecter{ $tries }
ask-signature-pin = PIN de signature pour { $reader }, pour soumettre{ $tries }
ask-abandon-pin = PIN de signature pour { $reader }, pour abandonner l’ordre{ $tries }
ask-unblock-pin = PIN de signature pour { $reader }, pour débloquer la carte{ $tries }
ask-change-pin-pin = PIN de signature pour { $reader }, pour changer le PIN de la carte{ $tries }
ask-print-pin = PIN de signature pour { $reader }, pour imprimer des lettres{ $tries }
ask-letter-ids-pin = PIN de signature pour { $reader }, pour créer des identifiants de lettre{ $tries }
ask-resend-pin = PIN de signature pour { $reader }, pour renvoyer le courriel{ $tries }
ask-puk = PUK de la carte dans { $reader }{ $tries }
ask-recovery-request-pin = PIN de signature pour { $reader }, pour demander le recouvrement{ $tries }
ask-recovery-decision-pin = PIN de signature pour { $reader }, pour décider de la demande de recouvrement{ $tries }
ask-present-pin = PIN actuel de la carte dans { $reader }{ $tries }
ask-holder-pin = PIN du titulaire pour { $reader }{ $tries }
ask-new-pin = Nouveau PIN (Entrée seule : le PIN généré par le système est défini et affiché)
ask-new-pin-again = Nouveau PIN, à nouveau
ask-pin-mail = Adresse à laquelle le PIN est envoyé par courriel{ $is-proposed ->
    [yes] {" "}(Entrée seule : { $proposed })
   *[no] {""}
 }
ask-letter-id = Identifiant de la lettre{ $is-proposed ->
    [yes] {" "}(Entrée seule : { $proposed })
   *[no] {""}
 }
type-signature-pin-on-reader = Saisir le PIN de signature sur le clavier de { $reader }{ $tries }. Sa touche rouge annule : aucun essai n’est consommé.
type-new-pin-on-reader = Saisir deux fois le nouveau PIN sur le clavier de { $reader }. Sa touche rouge annule : le PIN généré par le système est défini et affiché.
new-pin-on-reader = Le nouveau PIN se saisit sur le clavier de { $reader }. Entrée quand le titulaire est prêt ; Ctrl-C : le PIN généré par le système est défini et affiché
new-pin-rules = { $card } reçoit un nouveau PIN :
new-pin-broken = Ce PIN enfreint une règle :
new-pins-differ = Les deux n’étaient pas identiques.

pin-code-acknowledge = Entrée, une fois que le titulaire l’a : il est alors effacé et n’est plus affiché.
pin-code-shown = Le code PIN a été affiché.
puk-code-shown = Le code PUK a été affiché.

secrets-open-to-others = Attention : d’autres que vous peuvent lire { $file }. Leur retirer ce droit : chmod 600.

no-devices = Aucun lecteur trouvé. Brancher un lecteur de cartes.
device-empty = –
device-mute = une carte qui ne répond pas
device-not-piv = une carte sans PIV
device-unreadable = une carte illisible ({ $code })
card-without-identity = une carte qui ne s’identifie pas
card-without-keys = La carte ne montre ni clés ni certificats.

event-service-started = Le service de cartes à puce répond à nouveau.
event-service-stopped = Le service de cartes à puce n’est pas démarré. En attente du service.
event-device-added = { $device } : lecteur branché
event-device-removed = { $device } : lecteur débranché
event-card-inserted = { $device } : carte insérée
event-card-read = { $device } : { $card }
event-card-mute = { $device } : une carte qui ne répond pas
event-card-removed = { $device } : carte retirée

guid = GUID
pin = PIN
puk = PUK
management-key = Clé de gestion
not-told = la carte ne l’indique pas
factory = comme à l’usine
certificate-malformed = illisible : { $why }

broken-min-length = Le PIN a trop peu de chiffres.
broken-max-length = Le PIN a trop de chiffres.
broken-only-digits = Le PIN contient autre chose que des chiffres.
broken-no-repeats = Le PIN est un seul chiffre répété.
broken-no-sequences = Le PIN est une suite montante ou descendante.
broken-not-factory = Le PIN est celui d’usine.
broken-not-holder-data = Le PIN figure dans ce qui a été saisi sur le titulaire.

yes = oui
no = non
on-card = Sur la carte
granted = Autorisé
changed = Modifié
documents = Documents
signed-by = Signé par
verified-at = Vérifié à la date du
digest = SHA-256
officer-authorities = Autorités des opérateurs
description = Description

issued = Délivré à la carte avec { $card }. Ordre { $order }.
pin-is-system = La carte a le PIN qui a été affiché.
pin-is-entered = La carte a le PIN qui a été saisi.
pin-is-unchanged = La carte a le PIN qu’elle avait.
pin-is-mailed = L’hôte envoie le PIN par courriel à { $address }.
pin-is-in-letter = Le PIN figure dans la lettre { $letter }, qui peut maintenant être imprimée.
puk-is-host-only = La carte a un nouveau PUK, que l’hôte conserve.
puk-is-shown = La carte a le PUK qui a été affiché.
puk-is-in-letter = Le PUK figure dans la lettre { $letter }, qui peut maintenant être imprimée.
taken-in = La carte est entrée en stock : elle a son propre PUK et sa propre clé de gestion.

will-be-signed = Ceci est signé et soumis :
fields-dropped = Dans aucun certificat : { $fields }.
dry-run = Rien n’a été signé ni délivré. Nonce, identifiants, clés publiques et preuves s’ajoutent à la signature.

procedure-hidden = Pas pour vous : { $procedure }. { $why }
no-procedures = L’hôte n’a pas de procédure active.
procedures-next = { $place ->
    [practice] Clés, champs et PIN de l’une d’elles : countersign practice --show --procedure NAME
   *[desk] Clés, champs et PIN de l’une d’elles : countersign procedures NAME
 }
procedure-title = { $procedure } ({ $id }), révision { $revision }
procedure-cards = { $stock ->
    [pre-personalized] Cartes PIV pré-personnalisées
    [blank] Cartes PIV vierges
   *[any] Cartes PIV, pré-personnalisées ou vierges
 }
procedure-serials = { $cards }, numéros de série { $ranges }
serial-range = { $from } à { $to }
role-name = { $role ->
    [issue-certificate] { role-issue-certificate }
    [revoke-certificate] { role-revoke-certificate }
    [recover-key] { role-recover-key }
    [approve-recovery] { role-approve-recovery }
    [manage-pin-letters] Gérer les lettres PIN
    [unblock-card] Débloquer une carte
    [use-puk] Utiliser un PUK
   *[other] { $role }
 }
key-source = { $source ->
    [production] de la production
    [generate] générée sur la carte
    [archive] générée chez l’hôte et archivée
    [recover] de l’archive
   *[none] –
 }
redo-transport-only = refaire (certificats de transport uniquement)
pin-distribution = { $distribution ->
    [show-at-ra] Généré ({ $digits } chiffres) et affiché une seule fois
    [email] Généré ({ $digits } chiffres) et envoyé par courriel
    [letter] Généré ({ $digits } chiffres) et imprimé en lettre
    [unchanged] Inchangé
   *[enter-at-ra] Saisi au poste ; sans saisie, généré ({ $digits } chiffres) et affiché une seule fois
 }
field-without-rule = tout texte
field-format = { $format ->
    [email] nom@domaine
   *[upn] utilisateur@domaine
 }
field-least = { $count ->
    [one] au moins { $count } caractère
   *[other] au moins { $count } caractères
 }
field-most = { $count ->
    [one] au plus { $count } caractère
   *[other] au plus { $count } caractères
 }
field-characters = { $set ->
    [digits] des chiffres uniquement
    [alphanumeric] lettres A–Z, a–z et chiffres
    [printable] lettres A–Z, a–z, chiffres, espace et ' ( ) + , - . / : = ?
   *[ascii] caractères ASCII visibles et espace
 }
field-pattern = forme { $pattern }
field-hidden = masqué au départ
no-orders = L’hôte n’a pas d’ordres.
no-orders-found = Aucun ordre n’est trouvé.
more-orders = Voici les premiers ; il y en a d’autres. Donner plus de mots, ou continuer avec --before { $position }.
no-open-orders = Aucun ordre n’est ouvert.
revoked-at = révoqué { $time }
verified = La vérification de l’ordre { $order } a réussi.
abandoned = L’ordre { $order } a été abandonné ; ses certificats sont révoqués. Ce qui est sur la carte y reste.
exported = Écrit dans { $folder } : { $files }
exported-verify = Comment les vérifier ailleurs est expliqué dans { $readme }.
exported-unverified = La vérification de l’ordre { $order } a ÉCHOUÉ : les fichiers sont tels que l’hôte les conserve, pour le prouver.
abandoned-by = Abandonné par
abandoned-by-order = ordre { $order } de { $officer }, { $time } : { $reason }
field = Champ
value-as-signed = Valeur, telle que signée

secret-signature-pin = PIN de signature
secret-holder-pin = PIN du titulaire
secret-new-pin = nouveau PIN
secret-puk = PUK

nothing-archived-found = Aucune clé archivée n’a un tel certificat. Les critères se rapportent au certificat délivré à la création de la clé.
more-archived = Voici les { $count } premiers ; il y en a d’autres. Donner plus de critères, ou continuer avec --after { $id }.
archived-keys = Archivées : { $keys }.
recovered-keys = De l’archive : { $keys }.
archived-key = { $key } ({ $algorithm }, enregistrement { $record })
recovered-key = { $reused ->
    [yes] { $key } (clé et certificat { $id })
   *[no] { $key } (clé du certificat { $id }, avec un nouveau)
 }

recovery-asked = Demandé. La demande expire à { $time }. Son empreinte : { $digest }
    D’autres opérateurs la trouvent avec : countersign recovery list
no-recovery-requests = Aucune demande de recouvrement n’attend.
request-digest = Demande
asked-by = Demandée par
onto-card = Vers la carte
made-at = Faite
ends-at = Expire
approvals = Approbations
refused = Refusée
approvals-given = { $given ->
    [0] 0 sur { $needed }
   *[other] { $given } sur { $needed } : { $officers }
 }
refused-because = par { $officer } : { $reason }
will-be-approved = Ceci est approuvé :
will-be-refused = Ceci est refusé :
recovery-approved = Approuvé. La demande a ainsi ses approbations : countersign issue --request { $digest }
recovery-approved-by-you = { $count ->
    [one] Approuvé. { $count } approbation de plus est nécessaire.
   *[other] Approuvé. { $count } approbations de plus sont nécessaires.
 }
recovery-refused = Refusé ; la demande est close.

practice-begin = Exercice : lecteurs, cartes et hôte sont simulés ici ; rien hors de ce programme n’est touché.
practice-officer = L’opérateur { $name } signe avec la carte dans { $device }, PIN { $pin }.
practice-card = La carte du titulaire dans { $device } : { $card }.
practice-holder = Les données du titulaire sont un exemple : donner les vôtres avec --input.
practice-lost-card = Auparavant, le titulaire avait une autre carte, avec { $card } : sa clé de chiffrement est archivée, et la carte est perdue.
practice-reason = La carte a été perdue.
practice-next = À essayer ensuite :
practice-next-dry-run = ce qui serait signé, en mots
practice-next-holder = un titulaire à vous
practice-next-blank-card = des clés générées sur la carte
practice-next-archived = une clé de chiffrement que l’hôte crée et archive
practice-next-recovered = les clés archivées d’une carte perdue, sur la suivante
practice-next-show = ce qu’une procédure demande
practice-next-wrong-pin = avec la ligne signature-pin=000000, pour voir un refus
practice-next-readers = de vrais programmes sur des lecteurs virtuels (Linux)
practice-then-procedures = Corriger ce qui est nommé. Les procédures d’exercice : countersign practice --procedures. Ce que l’une d’elles demande : countersign practice --show --procedure NAME
practice-then-again = Recommencer avec des cartes neuves : countersign practice. Ce qui a été délivré ici était un exercice, et a disparu avec l’hôte d’exercice.

# The steps of a submission, a line each, and what cancelling means.
step-done = { "  " }{ $step }{ $elapsed }
step-failed = { "  " }{ $step }{ $elapsed }  échec
cancel-free = Ctrl-C annule
cancel-leaves-new-keys = Ctrl-C arrête après cette étape ; la carte peut garder de nouvelles clés, rien n’est délivré
cancel-leaves-open-order = Ctrl-C arrête après cette étape ; l’ordre reste ouvert
cancel-no = achèvement

stop-free = Annulation. Un second Ctrl-C met aussitôt fin au programme.
stop-leaves-new-keys = Arrêt après l’étape « { $step } » : la carte peut garder de nouvelles clés, rien n’est délivré. Un second Ctrl-C met aussitôt fin au programme.
stop-leaves-open-order = Arrêt après l’étape « { $step } » : des certificats sont délivrés et l’ordre reste ouvert. Un second Ctrl-C met aussitôt fin au programme et laisse la carte telle qu’elle est alors.
stop-no = Il est trop tard pour arrêter ; ce qui reste est en cours d’achèvement. Un second Ctrl-C met aussitôt fin au programme et laisse la carte telle qu’elle est alors.

# A host that a desk made for itself, the first time: where it is, and what it needs next.

own-host-made = Ce poste n’avait pas d’hôte ; un hôte propre a été mis en place.
    Dossier              { $folder }
    Clé de scellement    { $sealing ->
        [credential-store] dans le coffre d’identifiants de ce système
       *[file] dans le fichier sealing.key de ce dossier, lisible par vous seul ; le coffre d’identifiants du système n’est pas utilisable (« { $why } »)
    }
    Il ne connaît encore ni opérateur ni carte. Ensuite :
    { "  " }{ $program } officers add --name NAME --role issue-certificate --authentication 9A.pem --signature 9C.pem --issuer CA.pem
    { "  " }{ $program } cards import PRODUCTION-FILE
    Ses certificats ne disent pas où se trouve leur liste de révocation ; ceux d’un hôte mis en place par countersign-host init --public-url URL le disent.

# What the host knows of an order, a card and a certificate.
steps-of-order = Étapes
at = Quand
by = Par
took = Durée
took-ms = { $ms } ms
done-by-host = l’hôte
published = publié { $time }
not-published = non publié
standing = Situation
abandoning-revokes = L’abandonner révoque
producer = Fabricant
imported = En stock depuis
guid-then = GUID à ce moment
transport-certificate = Certificat de transport
replaced-or-overwritten = Depuis
key-as-produced = comme produite
key-replaced = certificat remplacé { $time }
key-overwritten = une autre clé depuis { $time }
pin-at-host = PIN chez l’hôte
pin-of-card = { $pin ->
    [production] celui que la production a défini
    [known] celui d’une opération sans récépissé
   *[unknown-to-host] aucun : le titulaire l’a
 }
not-in-stock = La carte n’est pas en stock : l’hôte ne sait rien d’elle.
what-happened = Ce qui s’est passé
certificate-state = { $state ->
    [unpublished] non publié
    [live] valide
    [revoked] révoqué
    [expired] expiré
    [gone] sa clé a disparu de cet emplacement
   *[other] { $state }
 }
fingerprint = SHA-256
ordered-by = Ordonné par
issued-on = Délivré
revoked-for = révoqué { $time } ({ $reason })
archive-of-key = Archive
archived-key-of = Sa clé privée est dans l’archive.
critical = critique

## Cards that were issued before

unblocking-sets-pin = Sur une carte PIV, débloquer définit un nouveau PIN.
service-unblocked = La carte est débloquée (ordre { $order }).
service-pin-changed = Le PIN de la carte est changé (ordre { $order }).

## PIN letters and PIN mails

no-letters = Il n’y a pas de telles lettres.
letters-ready = Prêtes à être imprimées : { $ready }. Identifiants de lettre libres : { $free }.
more-letters = Il y en a d’autres : continuer avec --before { $letter }.
letter-number = Numéro
letter-id = Identifiant de lettre
letter-part = { $part } sur { $parts }
letter-what = Contient
letter-has = { $what ->
    [both] PIN et PUK
    [puk] PUK
   *[pin] PIN
 }
letter-state-heading = État
letter-holder = Pour
letter-ordered = Date de l’ordre
letter-state-waiting = en attente
letter-state-ready = prête
letter-state-printed = imprimée
letter-state-erased = effacée
letters-printed = { $count ->
    [one] { $printer } a pris { $count } lettre
   *[other] { $printer } a pris { $count } lettres
 } (ordre { $order }). Vérifier à l’imprimante que le papier est sorti.
letter-preview-written = L’aperçu est écrit dans { $file }. Il ne contient ni PIN ni PUK.
letter-ids-created = Les identifiants de lettre { $first } à { $last } sont créés.
no-mails = Il n’y a pas de courriels.
mails-failed = En échec : { $failed }.
mails-not-set-up = L’hôte n’est pas configuré pour envoyer des courriels.
more-mails = Il y en a d’autres : continuer avec --before { $mail }.
mail-address = Adresse
mail-attempts = Tentatives
mail-answer = Dernière réponse
mail-state-waiting = en attente
mail-state-queued = à envoyer
mail-state-sent = envoyé
mail-state-failed = en échec
mail-state-erased = effacé
mail-resent = Le PIN est renvoyé par courriel à { $address }.
