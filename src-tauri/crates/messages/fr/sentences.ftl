### Sentences and parts of sentences that the desk gives by a code, with what fills them.

# What tells a card from every other one.
card-serial = numéro de série { $id }
card-attestation-key = clé d’attestation { $id }
card-authentication-key = clé de carte { $id }
card-guid = GUID { $id }

# Why the object in a certificate's place cannot be read.
certificate-not-der = ce n’est pas un certificat
certificate-truncated = il finit avant la longueur annoncée
certificate-container = il n’est pas construit comme un objet certificat
certificate-compression = il ne peut pas être décompressé
certificate-not-given = la carte ne le communique pas (statut { $status })
certificate-public-key = sa clé publique est illisible
certificate-validity = sa validité est hors limites

# Exactly what will be signed.
the-place = { $place } { $name }
signed-procedure = Procédure { $procedure }, révision { $revision }.
signed-card = Carte avec { $card }.
signed-field = { $label } : { $value }
# The letters of RFC 4514 §3 and RFC 4519 §2.
signed-attribute = { $part ->
    [country] C
    [state] ST
    [locality] L
    [organization] O
    [organizational-unit] OU
    [domain-component] DC
    [common-name] CN
    [given-name] GN
    [surname] SN
    [serial-number] SERIALNUMBER
    [user-id] UID
   *[other] { the-part }
 }={ $value }
signed-attribute-of-field = { $label } { $value }
signed-certificate-stored = { the-place } : un certificat pour { $subject } est délivré et enregistré sur la carte.
signed-certificate-issued = { the-place } : un certificat pour { $subject } est délivré sans être enregistré sur la carte.
signed-key-generated = { the-place } : une nouvelle clé { $algorithm } est générée sur la carte.
signed-key-archived = { the-place } : une nouvelle clé { $algorithm } est générée chez l’hôte, y est archivée, et est enregistrée sur la carte.
signed-with-certificate = { $certificate ->
    [reuse] avec son certificat d’origine
   *[new] avec un nouveau certificat
 }
signed-key-recovered-chosen = { the-place } : la clé archivée du certificat { $id } ({ $subject }) est recouvrée, { signed-with-certificate }.
signed-key-recovered-found = { the-place } : la dernière clé archivée trouvée par { $labels } est recouvrée, { signed-with-certificate }.
signed-all-recovered = { the-place } : toutes les clés archivées plus anciennes du même titulaire sont recouvrées avec leurs certificats, dans des emplacements de clé retirée libres (libres : { $places }).
signed-recovered-aside = { the-place } : si ce certificat est révoqué ou expiré, la clé va plutôt dans un emplacement de clé retirée libre (libres : { $places }).
signed-other-holder = { the-place } : la clé peut être celle d’un autre titulaire.
signed-reason = Motif du recouvrement : { $reason }
signed-recovery-request = La demande de recouvrement { $request } et ses approbations sont utilisées.
signed-key-lost = { the-place } : la clé { $algorithm } qui s’y trouve est perdue.
signed-certificate-replaced = { the-place } : le certificat de { $subject } est remplacé.
signed-object-replaced = { the-place } : ce qui se trouve à l’emplacement de son certificat est remplacé.
signed-left-out = Absent des certificats : { $labels }.
signed-pin-shown = La carte reçoit un nouveau PIN, affiché une seule fois.
signed-pin-entered = La carte reçoit un nouveau PIN, saisi ici ; sans saisie, un PIN généré est défini et affiché une seule fois.
signed-pin-mailed = La carte reçoit un nouveau PIN, que l’hôte envoie par courriel à l’adresse que vous donnez après « Soumettre ».
signed-pin-letter = La carte reçoit un nouveau PIN, que l’hôte imprime dans une lettre sous l’identifiant que vous donnez après « Soumettre ».
signed-pin-unchanged = Le PIN reste tel quel.
signed-puk-host-only = La carte reçoit un nouveau PUK, que l’hôte conserve et ne communique à personne.
signed-puk-shown = La carte reçoit un nouveau PUK, affiché une seule fois, après le PIN.
signed-puk-letter = La carte reçoit un nouveau PUK, que l’hôte imprime dans une lettre sous l’identifiant que vous donnez après « Soumettre ».
signed-taken-in = La carte entre en stock : elle a le PIN, le PUK et la clé de gestion d’usine, et reçoit les siens, que l’hôte enregistre d’abord.
signed-card-key = La carte a la clé de gestion d’usine, et reçoit la sienne, que l’hôte enregistre d’abord.
signed-chuid = La carte n’a pas de CHUID, et en reçoit un.
signed-tries = Le PIN peut être mal saisi { $pin } fois avant que la carte le bloque, le PUK { $puk } fois. Fixer ces nombres remplace aussitôt le PIN et le PUK.
signed-supersedes = L’ordre ouvert { $order } de la carte est remplacé, et ses certificats sont révoqués.

# Subject cards of the practice desk.
practice-card-p256 = Carte à clés P-256
practice-card-rsa2048 = Carte à clés RSA-2048
practice-card-plain-p256 = Carte PIV simple à clés P-256, sans numéro de série
practice-card-plain-rsa2048 = Carte PIV simple à clés RSA-2048, sans numéro de série
practice-card-no-keys = Carte sans clés
practice-card-factory-new = Carte sortie d’usine, absente du stock

# What is true of an order that is open: at the host, on the card, in each place of a key.
standing-host-granted = L’hôte l’a autorisé. L’ordre n’est pas encore arrivé : aucun certificat n’a été délivré.
standing-host-executing = L’hôte a l’ordre et en délivre les certificats.
standing-host-fulfilled = L’hôte a délivré ses certificats. Ils ne sont pas publiés : il attend le récépissé d’écriture de la carte.
standing-card-not-looked-at = Aucune carte n’a été examinée.
standing-card-not-here = La carte n’est dans aucun lecteur : son contenu est inconnu.
standing-card-reading = Lecture d’une carte en cours : le contenu de la carte de cet ordre n’est pas encore connu.
standing-card-here = La carte est dans « { $device } ».
standing-key-written = Le certificat de cet ordre s’y trouve.
standing-key-without-certificate = La clé de cet ordre s’y trouve, sans son certificat.
standing-key-other-key = Une autre clé que celle de cet ordre s’y trouve.
standing-key-empty = L’emplacement est vide.
standing-key-no-certificate = Aucun certificat ne s’y trouve ; la carte n’indique pas quelle clé s’y trouve.
standing-key-other-certificate = Un autre certificat s’y trouve ; la carte n’indique pas quelle clé s’y trouve.
standing-key-not-certified = Une clé ou un certificat s’y trouve ; cet ordre n’a délivré aucun certificat pour cet emplacement.

# Why an order cannot be abandoned.
abandon-order-closed = Il est { $state ->
    [completed] terminé
    [abandoned] déjà abandonné
    [superseded] remplacé par l’ordre suivant de la carte
    [expired] expiré : rien n’a été délivré
   *[other] clos
 }.
abandon-order-executing = L’hôte délivre ses certificats. Il pourra être abandonné dans un instant, une fois ceux-ci délivrés.
abandon-order-of-another = Il appartient à un autre opérateur : le rôle « Révoquer un certificat » est nécessaire.

# Why a procedure is not in the list.
filtered = Masquée par votre filtre.
