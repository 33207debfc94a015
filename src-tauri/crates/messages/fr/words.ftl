### Words and headings that several texts use.

device = Lecteur
card = Carte
key = Clé
algorithm = Algorithme
certificate = Certificat
subject = Sujet
issuer = Émetteur
valid-from = Valide du
valid-until = Valide jusqu’au
action = Action
state = État
procedure = Procédure
holder = Titulaire
officer = Opérateur
order = Ordre
name = Nom
roles = Rôles
revision = Révision
certificate-id = Identifiant du certificat
serial-number = Numéro de série
archived-on = Archivé le
status = Statut
reason = Motif
tries-left = { $tries-left ->
    [0] bloqué
    [one] { $tries-left } essai restant
   *[other] { $tries-left } essais restants
 }
pin-code = Code PIN
puk-code = Code PUK
role-issue-certificate = Délivrer un certificat
role-revoke-certificate = Révoquer un certificat
role-recover-key = Recouvrer une clé
role-approve-recovery = Approuver un recouvrement
role-manage-pin-letters = Gérer les lettres PIN
role-unblock-card = Débloquer une carte
role-use-puk = Utiliser un PUK

order-state-granted = autorisé
order-state-executing = en traitement
order-state-fulfilled = exécuté, récépissé en attente
order-state-completed = terminé
order-state-abandoned = abandonné
order-state-superseded = remplacé
order-state-expired = expiré
request-state-pending = attend des approbations
request-state-approved = approuvée
request-state-refused = refusée
request-state-used = utilisée
request-state-expired = expirée
number = Numéro
label = Libellé
required = Obligatoire
format = Format
hint = Indication
actions = Actions
algorithms = Algorithmes
source = Origine
cards = Cartes
keys = Clés
fields = Champs

duration-seconds = { $seconds } s
duration-minutes = { $minutes } min { $seconds } s

# Why the system did not let a file be read or written.
io-why = { $why ->
    [not-found] ce fichier ou ce dossier n’existe pas
    [not-allowed] le système ne le permet pas
    [there-already] ce nom existe déjà
    [folder] c’est un dossier
    [no-folder] une partie du chemin n’est pas un dossier
    [no-space] il n’y a plus d’espace libre
    [read-only] l’emplacement est en lecture seule
    [none-left] le système n’en a plus à donner pour l’instant
   *[other] { $why }
 }

# Rules of a new PIN.
pin-rule-min-length = au moins { $digits } chiffres
pin-rule-max-length = au plus { $digits } chiffres
pin-rule-only-digits = des chiffres uniquement
pin-rule-no-repeats = pas un seul chiffre répété, comme 111111
pin-rule-no-sequences = pas de suite montante ou descendante, comme 123456
pin-rule-not-factory = pas le PIN d’usine, 123456
pin-rule-not-holder-data = pas de chiffres tirés de ce qui a été saisi sur le titulaire, comme une date de naissance
