### A certificate, field by field, in the words of RFC 5280.

# Its fields (RFC 5280 §4.1).
certificate-field-version = Version
certificate-field-serial = Numéro de série
certificate-field-issuer = Émetteur
certificate-field-not-before = Valide du
certificate-field-not-after = Valide jusqu’au
certificate-field-subject = Sujet
certificate-field-public-key = Clé publique
certificate-field-issuer-unique-id = Identifiant unique de l’émetteur
certificate-field-subject-unique-id = Identifiant unique du sujet
certificate-field-signature-algorithm = Algorithme de signature
certificate-field-signature = Signature

# Its extensions (RFC 5280 §4.2, and those of smart cards).
certificate-extension-subject-alternative-name = Nom alternatif du sujet
certificate-extension-issuer-alternative-name = Nom alternatif de l’émetteur
certificate-extension-key-usage = Usage de la clé
certificate-extension-extended-key-usage = Usage étendu de la clé
certificate-extension-basic-constraints = Contraintes de base
certificate-extension-subject-key-identifier = Identifiant de clé du sujet
certificate-extension-authority-key-identifier = Identifiant de clé de l’autorité
certificate-extension-crl-distribution-points = Points de distribution de la CRL
certificate-extension-freshest-crl = CRL la plus récente
certificate-extension-authority-information-access = Accès aux informations de l’autorité
certificate-extension-subject-information-access = Accès aux informations du sujet
certificate-extension-certificate-policies = Politiques de certificat
certificate-extension-policy-mappings = Correspondances de politiques
certificate-extension-policy-constraints = Contraintes de politiques
certificate-extension-inhibit-any-policy = Exclusion de « toute politique »
certificate-extension-name-constraints = Contraintes de noms
certificate-extension-private-key-usage-period = Période d’usage de la clé privée
certificate-extension-subject-directory-attributes = Attributs d’annuaire du sujet
certificate-extension-ntds-security = Compte Windows (sécurité NTDS)
certificate-extension-piv-interim = Indicateur PIV provisoire
certificate-extension-unknown = Extension { $oid }

# What they say.
certificate-value = { $value }
certificate-more = et { $count } de plus
certificate-version = { $version }
certificate-time = { $time }
certificate-never-ends = Il n’a pas de fin.
certificate-key-fingerprint = SHA-256 { $digest }
certificate-signature-length = { $bytes ->
    [one] { $bytes } octet
   *[other] { $bytes } octets
 }
certificate-name = { $kind ->
    [email] Adresse e-mail { $value }
    [dns] Nom DNS { $value }
    [uri] URI { $value }
    [ip] Adresse IP { $value }
    [directory] Nom d’annuaire { $value }
    [registered-id] Identifiant enregistré { $value }
    [upn] Nom d’utilisateur principal { $value }
    [fasc-n] FASC-N { $value }
    [sid] Identifiant de sécurité { $value }
   *[other] { $value }
 }
certificate-name-other = Autre nom { $oid }
certificate-name-not-shown = { $kind ->
    [edi-party] Nom de partie EDI
   *[other] { $kind }
 }
certificate-key-usage = { $usage ->
    [digital-signature] Signature numérique
    [content-commitment] Engagement sur le contenu (non-répudiation)
    [key-encipherment] Chiffrement de clés
    [data-encipherment] Chiffrement de données
    [key-agreement] Accord de clés
    [certificate-signing] Signature de certificats
    [crl-signing] Signature de CRL
    [encipher-only] Chiffrement uniquement
    [decipher-only] Déchiffrement uniquement
   *[other] { $usage }
 }
certificate-purpose = { $purpose ->
    [any] Tout usage
    [tls-server] Authentification de serveur TLS
    [tls-client] Authentification de client TLS
    [code-signing] Signature de code
    [email-protection] Protection des e-mails
    [time-stamping] Horodatage
    [ocsp-signing] Signature OCSP
    [ssh-client] Authentification de client SSH
    [document-signing] Signature de documents
    [pkinit-client] Authentification de client Kerberos (PKINIT)
    [pkinit-kdc] Authentification de KDC Kerberos (PKINIT)
    [smart-card-logon] Ouverture de session par carte à puce
    [encrypting-file-system] Système de fichiers chiffrés
    [microsoft-document-signing] Signature de documents (Microsoft)
    [piv-content-signing] Signature de contenu PIV
    [piv-card-authentication] Authentification de carte PIV
   *[other] { $purpose }
 }
certificate-purpose-unknown = Usage { $oid }
certificate-authority = { $authority ->
    [yes] C’est celui d’une autorité.
   *[no] Ce n’est pas celui d’une autorité.
 }
certificate-path-length = { $length ->
    [0] Aucune autorité ne peut se trouver au-dessous.
    [one] { $length } autorité peut se trouver au-dessous, l’une après l’autre.
   *[other] { $length } autorités peuvent se trouver au-dessous, l’une après l’autre.
 }
certificate-authority-serial = Numéro de série { $serial }
certificate-relative-name = Nom sous celui de l’émetteur : { $value }
certificate-crl-issuer = La liste est émise par : { $name }
certificate-crl-reason = Pour le motif { $reason }
certificate-access = { $method ->
    [ocsp] OCSP : { $name }
    [ca-issuers] Certificats de l’autorité : { $name }
    [ca-repository] Dépôt : { $name }
    [time-stamping] Horodatage : { $name }
   *[other] { $method } : { $name }
 }
certificate-any-policy = Toute politique
certificate-practice-statement = Déclaration des pratiques de certification : { $value }
certificate-user-notice = Avis : { $value }
certificate-policy-qualifier-unknown = Qualificateur { $oid }
certificate-policy-mapping = { $issuer } vaut { $subject }
certificate-policy-required = { $count ->
    [0] À partir d’ici, chaque certificat doit avoir une politique.
    [one] Après { $count } autorité de plus, chaque certificat doit avoir une politique.
   *[other] Après { $count } autorités de plus, chaque certificat doit avoir une politique.
 }
certificate-policy-mapping-inhibited = { $count ->
    [0] À partir d’ici, aucune correspondance de politiques n’est permise.
    [one] Après { $count } autorité de plus, aucune correspondance de politiques n’est permise.
   *[other] Après { $count } autorités de plus, aucune correspondance de politiques n’est permise.
 }
certificate-any-policy-inhibited = { $count ->
    [0] À partir d’ici, « toute politique » ne compte pas.
    [one] Après { $count } autorité de plus, « toute politique » ne compte pas.
   *[other] Après { $count } autorités de plus, « toute politique » ne compte pas.
 }
certificate-names-permitted = Permis : { $name }
certificate-names-excluded = Exclu : { $name }
certificate-key-used-from = La clé est utilisée à partir du { $time }
certificate-key-used-until = La clé est utilisée jusqu’au { $time }
certificate-piv-interim = { $interim ->
    [yes] L’enquête de sécurité n’était pas terminée lors de la délivrance.
   *[no] L’enquête de sécurité était terminée lors de la délivrance.
 }
