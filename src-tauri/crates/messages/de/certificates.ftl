### A certificate, field by field, in the words of RFC 5280.

# Its fields (RFC 5280 §4.1).
certificate-field-version = Version
certificate-field-serial = Seriennummer
certificate-field-issuer = Aussteller
certificate-field-not-before = Gültig ab
certificate-field-not-after = Gültig bis
certificate-field-subject = Subjekt
certificate-field-public-key = Öffentlicher Schlüssel
certificate-field-issuer-unique-id = Eindeutige Kennung des Ausstellers
certificate-field-subject-unique-id = Eindeutige Kennung des Subjekts
certificate-field-signature-algorithm = Signaturalgorithmus
certificate-field-signature = Signatur

# Its extensions (RFC 5280 §4.2, and those of smart cards).
certificate-extension-subject-alternative-name = Alternativer Name des Subjekts
certificate-extension-issuer-alternative-name = Alternativer Name des Ausstellers
certificate-extension-key-usage = Schlüsselverwendung
certificate-extension-extended-key-usage = Erweiterte Schlüsselverwendung
certificate-extension-basic-constraints = Basiseinschränkungen
certificate-extension-subject-key-identifier = Schlüsselkennung des Subjekts
certificate-extension-authority-key-identifier = Schlüsselkennung der Zertifizierungsstelle
certificate-extension-crl-distribution-points = Verteilungspunkte der Sperrliste
certificate-extension-freshest-crl = Neueste Sperrliste
certificate-extension-authority-information-access = Zugriff auf Informationen der Zertifizierungsstelle
certificate-extension-subject-information-access = Zugriff auf Informationen des Subjekts
certificate-extension-certificate-policies = Zertifikatrichtlinien
certificate-extension-policy-mappings = Richtlinienzuordnungen
certificate-extension-policy-constraints = Richtlinieneinschränkungen
certificate-extension-inhibit-any-policy = Ausschluss von „beliebige Richtlinie“
certificate-extension-name-constraints = Namenseinschränkungen
certificate-extension-private-key-usage-period = Verwendungszeitraum des privaten Schlüssels
certificate-extension-subject-directory-attributes = Verzeichnisattribute des Subjekts
certificate-extension-ntds-security = Windows-Konto (NTDS-Sicherheit)
certificate-extension-piv-interim = PIV-Interim-Kennzeichen
certificate-extension-unknown = Erweiterung { $oid }

# What they say.
certificate-value = { $value }
certificate-more = und { $count } weitere
certificate-version = { $version }
certificate-time = { $time }
certificate-never-ends = Es läuft nie ab.
certificate-key-fingerprint = SHA-256 { $digest }
certificate-signature-length = { $bytes ->
    [one] 1 Byte
   *[other] { $bytes } Bytes
 }
certificate-name = { $kind ->
    [email] E-Mail-Adresse { $value }
    [dns] DNS-Name { $value }
    [uri] URI { $value }
    [ip] IP-Adresse { $value }
    [directory] Verzeichnisname { $value }
    [registered-id] Registrierte Kennung { $value }
    [upn] Benutzerprinzipalname { $value }
    [fasc-n] FASC-N { $value }
    [sid] Sicherheitskennung { $value }
   *[other] { $value }
 }
certificate-name-other = Anderer Name { $oid }
certificate-name-not-shown = { $kind ->
    [edi-party] EDI-Parteiname
   *[other] { $kind }
 }
certificate-key-usage = { $usage ->
    [digital-signature] Digitale Signatur
    [content-commitment] Inhaltsbindung (Nichtabstreitbarkeit)
    [key-encipherment] Schlüsselverschlüsselung
    [data-encipherment] Datenverschlüsselung
    [key-agreement] Schlüsselvereinbarung
    [certificate-signing] Zertifikatsignierung
    [crl-signing] Sperrlistensignierung
    [encipher-only] Nur Verschlüsselung
    [decipher-only] Nur Entschlüsselung
   *[other] { $usage }
 }
certificate-purpose = { $purpose ->
    [any] Jeder Zweck
    [tls-server] TLS-Serverauthentifizierung
    [tls-client] TLS-Clientauthentifizierung
    [code-signing] Codesignierung
    [email-protection] E-Mail-Schutz
    [time-stamping] Zeitstempel
    [ocsp-signing] OCSP-Signierung
    [ssh-client] SSH-Clientauthentifizierung
    [document-signing] Dokumentsignierung
    [pkinit-client] Kerberos-Clientauthentifizierung (PKINIT)
    [pkinit-kdc] Kerberos-KDC-Authentifizierung (PKINIT)
    [smart-card-logon] Smartcard-Anmeldung
    [encrypting-file-system] Verschlüsselndes Dateisystem
    [microsoft-document-signing] Dokumentsignierung (Microsoft)
    [piv-content-signing] PIV-Inhaltssignierung
    [piv-card-authentication] PIV-Kartenauthentifizierung
   *[other] { $purpose }
 }
certificate-purpose-unknown = Zweck { $oid }
certificate-authority = { $authority ->
    [yes] Es gehört einer Zertifizierungsstelle.
   *[no] Es gehört keiner Zertifizierungsstelle.
 }
certificate-path-length = { $length ->
    [0] Darunter darf keine Zertifizierungsstelle stehen.
    [one] Darunter darf 1 Zertifizierungsstelle stehen.
   *[other] Darunter dürfen { $length } Zertifizierungsstellen stehen, eine unter der anderen.
 }
certificate-authority-serial = Seriennummer { $serial }
certificate-relative-name = Name unter dem des Ausstellers: { $value }
certificate-crl-issuer = Die Liste wird ausgestellt von: { $name }
certificate-crl-reason = Für den Grund { $reason }
certificate-access = { $method ->
    [ocsp] OCSP: { $name }
    [ca-issuers] Zertifikate der Zertifizierungsstelle: { $name }
    [ca-repository] Ablage: { $name }
    [time-stamping] Zeitstempel: { $name }
   *[other] { $method }: { $name }
 }
certificate-any-policy = Beliebige Richtlinie
certificate-practice-statement = Erklärung zum Zertifizierungsbetrieb: { $value }
certificate-user-notice = Hinweis: { $value }
certificate-policy-qualifier-unknown = Qualifizierer { $oid }
certificate-policy-mapping = { $issuer } gilt als { $subject }
certificate-policy-required = { $count ->
    [0] Von hier an muss jedes Zertifikat eine Richtlinie haben.
    [one] Nach 1 weiteren Zertifizierungsstelle muss jedes Zertifikat eine Richtlinie haben.
   *[other] Nach { $count } weiteren Zertifizierungsstellen muss jedes Zertifikat eine Richtlinie haben.
 }
certificate-policy-mapping-inhibited = { $count ->
    [0] Von hier an darf keine Richtlinie zugeordnet werden.
    [one] Nach 1 weiteren Zertifizierungsstelle darf keine Richtlinie zugeordnet werden.
   *[other] Nach { $count } weiteren Zertifizierungsstellen darf keine Richtlinie zugeordnet werden.
 }
certificate-any-policy-inhibited = { $count ->
    [0] Von hier an gilt „beliebige Richtlinie“ nicht.
    [one] Nach 1 weiteren Zertifizierungsstelle gilt „beliebige Richtlinie“ nicht.
   *[other] Nach { $count } weiteren Zertifizierungsstellen gilt „beliebige Richtlinie“ nicht.
 }
certificate-names-permitted = Erlaubt: { $name }
certificate-names-excluded = Ausgeschlossen: { $name }
certificate-key-used-from = Der Schlüssel wird verwendet ab { $time }
certificate-key-used-until = Der Schlüssel wird verwendet bis { $time }
certificate-piv-interim = { $interim ->
    [yes] Bei der Ausstellung war die Zuverlässigkeitsüberprüfung nicht abgeschlossen.
   *[no] Bei der Ausstellung war die Zuverlässigkeitsüberprüfung abgeschlossen.
 }
