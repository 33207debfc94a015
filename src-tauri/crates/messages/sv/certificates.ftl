### A certificate, field by field, in the words of RFC 5280.

# Its fields (RFC 5280 §4.1).
certificate-field-version = Version
certificate-field-serial = Serienummer
certificate-field-issuer = Utfärdare
certificate-field-not-before = Giltigt från
certificate-field-not-after = Giltigt till
certificate-field-subject = Subjekt
certificate-field-public-key = Publik nyckel
certificate-field-issuer-unique-id = Utfärdarens unika identifierare
certificate-field-subject-unique-id = Subjektets unika identifierare
certificate-field-signature-algorithm = Signaturalgoritm
certificate-field-signature = Signatur

# Its extensions (RFC 5280 §4.2, and those of smart cards).
certificate-extension-subject-alternative-name = Subjektets alternativa namn
certificate-extension-issuer-alternative-name = Utfärdarens alternativa namn
certificate-extension-key-usage = Nyckelanvändning
certificate-extension-extended-key-usage = Utökad nyckelanvändning
certificate-extension-basic-constraints = Grundläggande begränsningar
certificate-extension-subject-key-identifier = Subjektets nyckelidentifierare
certificate-extension-authority-key-identifier = Certifikatutfärdarens nyckelidentifierare
certificate-extension-crl-distribution-points = Spärrlistans distributionsplatser
certificate-extension-freshest-crl = Senaste spärrlista
certificate-extension-authority-information-access = Åtkomst till certifikatutfärdarens information
certificate-extension-subject-information-access = Åtkomst till subjektets information
certificate-extension-certificate-policies = Certifikatpolicyer
certificate-extension-policy-mappings = Policymappningar
certificate-extension-policy-constraints = Policybegränsningar
certificate-extension-inhibit-any-policy = Uteslutning av ”valfri policy”
certificate-extension-name-constraints = Namnbegränsningar
certificate-extension-private-key-usage-period = Användningsperiod för den privata nyckeln
certificate-extension-subject-directory-attributes = Subjektets katalogattribut
certificate-extension-ntds-security = Windows-konto (NTDS-säkerhet)
certificate-extension-piv-interim = PIV-interimsindikator
certificate-extension-unknown = Tillägg { $oid }

# What they say.
certificate-value = { $value }
certificate-more = och { $count } till
certificate-version = { $version }
certificate-time = { $time }
certificate-never-ends = Det går aldrig ut.
certificate-key-fingerprint = SHA-256 { $digest }
certificate-signature-length = { $bytes ->
    [one] 1 byte
   *[other] { $bytes } byte
 }
certificate-name = { $kind ->
    [email] E-postadress { $value }
    [dns] DNS-namn { $value }
    [uri] URI { $value }
    [ip] IP-adress { $value }
    [directory] Katalognamn { $value }
    [registered-id] Registrerad identifierare { $value }
    [upn] Användarens huvudnamn { $value }
    [fasc-n] FASC-N { $value }
    [sid] Säkerhetsidentifierare { $value }
   *[other] { $value }
 }
certificate-name-other = Annat namn { $oid }
certificate-name-not-shown = { $kind ->
    [edi-party] EDI-partsnamn
   *[other] { $kind }
 }
certificate-key-usage = { $usage ->
    [digital-signature] Digital signatur
    [content-commitment] Innehållsåtagande (oavvislighet)
    [key-encipherment] Nyckelkryptering
    [data-encipherment] Datakryptering
    [key-agreement] Nyckelöverenskommelse
    [certificate-signing] Certifikatsignering
    [crl-signing] Signering av spärrlistor
    [encipher-only] Bara kryptering
    [decipher-only] Bara dekryptering
   *[other] { $usage }
 }
certificate-purpose = { $purpose ->
    [any] Alla ändamål
    [tls-server] TLS-serverautentisering
    [tls-client] TLS-klientautentisering
    [code-signing] Kodsignering
    [email-protection] E-postskydd
    [time-stamping] Tidsstämpling
    [ocsp-signing] OCSP-signering
    [ssh-client] SSH-klientautentisering
    [document-signing] Dokumentsignering
    [pkinit-client] Kerberos-klientautentisering (PKINIT)
    [pkinit-kdc] Kerberos-KDC-autentisering (PKINIT)
    [smart-card-logon] Smartkortsinloggning
    [encrypting-file-system] Krypterande filsystem
    [microsoft-document-signing] Dokumentsignering (Microsoft)
    [piv-content-signing] PIV-innehållssignering
    [piv-card-authentication] PIV-kortautentisering
   *[other] { $purpose }
 }
certificate-purpose-unknown = Ändamål { $oid }
certificate-authority = { $authority ->
    [yes] Det tillhör en certifikatutfärdare.
   *[no] Det tillhör ingen certifikatutfärdare.
 }
certificate-path-length = { $length ->
    [0] Under den får ingen certifikatutfärdare stå.
    [one] Under den får 1 certifikatutfärdare stå.
   *[other] Under den får { $length } certifikatutfärdare stå, den ena under den andra.
 }
certificate-authority-serial = Serienummer { $serial }
certificate-relative-name = Namn under utfärdarens: { $value }
certificate-crl-issuer = Listan utfärdas av: { $name }
certificate-crl-reason = För orsaken { $reason }
certificate-access = { $method ->
    [ocsp] OCSP: { $name }
    [ca-issuers] Certifikatutfärdarens certifikat: { $name }
    [ca-repository] Lagringsplats: { $name }
    [time-stamping] Tidsstämpling: { $name }
   *[other] { $method }: { $name }
 }
certificate-any-policy = Valfri policy
certificate-practice-statement = Utfärdardeklaration: { $value }
certificate-user-notice = Meddelande: { $value }
certificate-policy-qualifier-unknown = Kvalificerare { $oid }
certificate-policy-mapping = { $issuer } gäller som { $subject }
certificate-policy-required = { $count ->
    [0] Härifrån måste varje certifikat ha en policy.
    [one] Efter 1 certifikatutfärdare till måste varje certifikat ha en policy.
   *[other] Efter { $count } certifikatutfärdare till måste varje certifikat ha en policy.
 }
certificate-policy-mapping-inhibited = { $count ->
    [0] Härifrån får ingen policy mappas.
    [one] Efter 1 certifikatutfärdare till får ingen policy mappas.
   *[other] Efter { $count } certifikatutfärdare till får ingen policy mappas.
 }
certificate-any-policy-inhibited = { $count ->
    [0] Härifrån gäller ”valfri policy” inte.
    [one] Efter 1 certifikatutfärdare till gäller ”valfri policy” inte.
   *[other] Efter { $count } certifikatutfärdare till gäller ”valfri policy” inte.
 }
certificate-names-permitted = Tillåtet: { $name }
certificate-names-excluded = Uteslutet: { $name }
certificate-key-used-from = Nyckeln används från { $time }
certificate-key-used-until = Nyckeln används till { $time }
certificate-piv-interim = { $interim ->
    [yes] Bakgrundskontrollen var inte klar vid utfärdandet.
   *[no] Bakgrundskontrollen var klar vid utfärdandet.
 }
