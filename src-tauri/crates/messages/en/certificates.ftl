### A certificate, field by field, in the words of RFC 5280.

# Its fields (RFC 5280 §4.1).
certificate-field-version = Version
certificate-field-serial = Serial number
certificate-field-issuer = Issuer
certificate-field-not-before = Valid from
certificate-field-not-after = Valid until
certificate-field-subject = Subject
certificate-field-public-key = Public key
certificate-field-issuer-unique-id = Issuer unique identifier
certificate-field-subject-unique-id = Subject unique identifier
certificate-field-signature-algorithm = Signature algorithm
certificate-field-signature = Signature

# Its extensions (RFC 5280 §4.2, and those of smart cards).
certificate-extension-subject-alternative-name = Subject alternative name
certificate-extension-issuer-alternative-name = Issuer alternative name
certificate-extension-key-usage = Key usage
certificate-extension-extended-key-usage = Extended key usage
certificate-extension-basic-constraints = Basic constraints
certificate-extension-subject-key-identifier = Subject key identifier
certificate-extension-authority-key-identifier = Authority key identifier
certificate-extension-crl-distribution-points = CRL distribution points
certificate-extension-freshest-crl = Freshest CRL
certificate-extension-authority-information-access = Authority information access
certificate-extension-subject-information-access = Subject information access
certificate-extension-certificate-policies = Certificate policies
certificate-extension-policy-mappings = Policy mappings
certificate-extension-policy-constraints = Policy constraints
certificate-extension-inhibit-any-policy = Inhibit any policy
certificate-extension-name-constraints = Name constraints
certificate-extension-private-key-usage-period = Private key usage period
certificate-extension-subject-directory-attributes = Subject directory attributes
certificate-extension-ntds-security = Windows account (NTDS security)
certificate-extension-piv-interim = PIV interim indicator
certificate-extension-unknown = Extension { $oid }

# What they say.
certificate-value = { $value }
certificate-more = and { $count } more
certificate-version = { $version }
certificate-time = { $time }
certificate-never-ends = It never ends.
certificate-key-fingerprint = SHA-256 { $digest }
certificate-signature-length = { $bytes ->
    [one] 1 byte
   *[other] { $bytes } bytes
 }
certificate-name = { $kind ->
    [email] E-mail address { $value }
    [dns] DNS name { $value }
    [uri] URI { $value }
    [ip] IP address { $value }
    [directory] Directory name { $value }
    [registered-id] Registered identifier { $value }
    [upn] User principal name { $value }
    [fasc-n] FASC-N { $value }
    [sid] Security identifier { $value }
   *[other] { $value }
 }
certificate-name-other = Other name { $oid }
certificate-name-not-shown = { $kind ->
    [edi-party] EDI party name
   *[other] { $kind }
 }
certificate-key-usage = { $usage ->
    [digital-signature] Digital signature
    [content-commitment] Content commitment (non-repudiation)
    [key-encipherment] Key encipherment
    [data-encipherment] Data encipherment
    [key-agreement] Key agreement
    [certificate-signing] Certificate signing
    [crl-signing] CRL signing
    [encipher-only] Encipher only
    [decipher-only] Decipher only
   *[other] { $usage }
 }
certificate-purpose = { $purpose ->
    [any] Any purpose
    [tls-server] TLS server authentication
    [tls-client] TLS client authentication
    [code-signing] Code signing
    [email-protection] E-mail protection
    [time-stamping] Time stamping
    [ocsp-signing] OCSP signing
    [ssh-client] SSH client authentication
    [document-signing] Document signing
    [pkinit-client] Kerberos client authentication (PKINIT)
    [pkinit-kdc] Kerberos KDC authentication (PKINIT)
    [smart-card-logon] Smart card logon
    [encrypting-file-system] Encrypting file system
    [microsoft-document-signing] Document signing (Microsoft)
    [piv-content-signing] PIV content signing
    [piv-card-authentication] PIV card authentication
   *[other] { $purpose }
 }
certificate-purpose-unknown = Purpose { $oid }
certificate-authority = { $authority ->
    [yes] It is an authority's.
   *[no] It is no authority's.
 }
certificate-path-length = { $length ->
    [0] No authority may stand below it.
    [one] 1 authority may stand below it, one after the other.
   *[other] { $length } authorities may stand below it, one after the other.
 }
certificate-authority-serial = Serial number { $serial }
certificate-relative-name = Name below the issuer's: { $value }
certificate-crl-issuer = The list is issued by: { $name }
certificate-crl-reason = For the reason { $reason }
certificate-access = { $method ->
    [ocsp] OCSP: { $name }
    [ca-issuers] Certificates of the authority: { $name }
    [ca-repository] Repository: { $name }
    [time-stamping] Time stamping: { $name }
   *[other] { $method }: { $name }
 }
certificate-any-policy = Any policy
certificate-practice-statement = Certification practice statement: { $value }
certificate-user-notice = Notice: { $value }
certificate-policy-qualifier-unknown = Qualifier { $oid }
certificate-policy-mapping = { $issuer } counts as { $subject }
certificate-policy-required = { $count ->
    [0] From here on each certificate must have a policy.
    [one] After 1 more authority each certificate must have a policy.
   *[other] After { $count } more authorities each certificate must have a policy.
 }
certificate-policy-mapping-inhibited = { $count ->
    [0] From here on no policy may be mapped.
    [one] After 1 more authority no policy may be mapped.
   *[other] After { $count } more authorities no policy may be mapped.
 }
certificate-any-policy-inhibited = { $count ->
    [0] From here on “any policy” counts for nothing.
    [one] After 1 more authority “any policy” counts for nothing.
   *[other] After { $count } more authorities “any policy” counts for nothing.
 }
certificate-names-permitted = Permitted: { $name }
certificate-names-excluded = Excluded: { $name }
certificate-key-used-from = The key is used from { $time }
certificate-key-used-until = The key is used until { $time }
certificate-piv-interim = { $interim ->
    [yes] The background check was not complete when it was issued.
   *[no] The background check was complete when it was issued.
 }
