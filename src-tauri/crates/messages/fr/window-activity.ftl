### The window's Activity tab: what officers did, newest first, and what is still open. An order, a certificate and a card
### in full.

## The list

activity-list = Ce qui a été fait
activity-which = Lesquels
activity-which-open = Ordres ouverts
activity-which-own = Les miens
activity-which-all = Ceux de tous
activity-search = Rechercher
activity-search-hint = Titulaire, carte, procédure, ordre, identifiant de lettre, motif, numéro de série ; # et des chiffres pour un identifiant de certificat
activity-when = Quand
activity-what = Quoi
activity-count = { $more ->
    [yes] Les { $count } plus récentes : faire défiler ou en charger d’autres pour les plus anciennes.
   *[no] { $count ->
        [one] { $count } entrée
       *[other] { $count } entrées
    }
 }
activity-none-open-title = Aucun ordre n’est ouvert
activity-none-open-next = Un ordre est ouvert de son autorisation jusqu’à ce que la carte soit terminée, ou qu’il soit abandonné.
activity-none-title = Rien n’a encore été fait
activity-none-next = Ordres, demandes de recouvrement et décisions figurent ici dès qu’ils sont signés.
activity-none-found-title = Rien n’est trouvé
activity-none-found-next = Modifier la recherche, ou chercher parmi tous.
activity-kind = { $kind ->
    [abandon] Abandon
    [recovery-request] Demande de recouvrement
    [recovery-approval] Approbation
    [recovery-refusal] Refus
    [unblock] Déblocage
    [change-pin] Changement de PIN
    [letter-ids] Identifiants de lettres
    [letter-print] Impression de lettres
    [letter-reprint] Réimpression de lettres
    [mail-resend] Nouvel envoi du PIN
   *[issue] { $state ->
        [completed] Terminé
        [abandoned] Abandonné
        [superseded] Remplacé
        [expired] Expiré
       *[open] Ouvert
    }
 }

## An entry

activity-entry-title = { $kind ->
    [abandon] Ordre abandonné
    [recovery-request] Demande de recouvrement
    [recovery-approval] Approbation d’un recouvrement
    [recovery-refusal] Refus d’un recouvrement
    [unblock] Déblocage d’une carte
    [change-pin] Changement du PIN d’une carte
    [letter-ids] Identifiants de lettres créés d’avance
    [letter-print] Impression de lettres PIN
    [letter-reprint] Réimpression de lettres PIN
    [mail-resend] Nouvel envoi du PIN par courriel
   *[issue] Ordre
 }
activity-done-by = { $kind ->
    [abandon] Abandonné par
    [recovery-request] Demandé par
    [recovery-approval] Approuvé par
    [recovery-refusal] Refusé par
   *[issue] Signé par
 }
activity-done-at = { $kind ->
    [abandon] Abandonné
    [recovery-request] Demandé
    [recovery-approval] Approuvé
    [recovery-refusal] Refusé
   *[issue] Signé
 }
activity-reason = Motif
activity-request-digest = Demande
activity-order-signed-by = Ordre signé par
activity-act-not-done = { $what }, { $state ->
    [open] ouvert
    [not-done] non effectué
    [superseded] remplacé
   *[expired] non confirmé
 }
activity-act-came = Résultat
activity-act-outcome = { $state ->
    [open] Autorisé ; le récépissé manque encore.
    [done] { $kind ->
        [letter-ids] Les identifiants ont été créés.
        [letter-print] Le système les a prises pour les imprimer.
        [letter-reprint] Le système les a prises pour les imprimer.
        [mail-resend] Le courriel a été remis dans la file d’envoi.
       *[service] { $pin ->
            [entered] La carte a un nouveau PIN, saisi au poste d’enregistrement.
           *[system] La carte a un nouveau PIN, généré par le système.
        }
    }
    [not-done] { $why ->
        [wrong-puk] Le PUK était faux. La carte a le PIN qu’elle avait.
        [puk-blocked] Le PUK est bloqué. La carte a le PIN qu’elle avait.
        [wrong-pin] Le PIN de la carte a été mal saisi. La carte le garde.
        [pin-blocked] Le PIN est bloqué. La carte le garde.
        [new-pin-refused] La carte a refusé le nouveau PIN. Elle a celui qu’elle avait.
        [declined] L’opération a été annulée. La carte a le PIN qu’elle avait.
        [card] La carte, ou l’accès à la carte, a failli. La carte a le PIN qu’elle avait.
       *[none] Elles n’ont pas été imprimées et attendent comme avant.
    }
    [superseded] L’ordre suivant de la carte est venu avant le récépissé. L’hôte ne sait pas si la carte a ce PIN ; rien n’a été envoyé ni imprimé.
   *[expired] { $kind ->
        [letter-print] Le poste n’a pas indiqué si elles ont été imprimées : elles comptent comme imprimées.
        [letter-reprint] Le poste n’a pas indiqué si elles ont été imprimées : elles comptent comme imprimées.
       *[service] Aucun récépissé n’est venu à temps. L’hôte ne sait pas si la carte a le nouveau PIN ; rien n’a été envoyé ni imprimé. Débloquer la carte encore une fois.
    }
 }
activity-act-letters = { $count ->
    [one] Identifiant de lettre
   *[other] Identifiants de lettres
 }
activity-act-letters-row = { $count } : de { $first } à { $last }
activity-act-ended = Terminé
activity-request-where = Une demande encore ouverte figure dans l’onglet Archive.

## An order

order-details-loading = L’hôte est interrogé sur l’ordre
order-certificates = { $count ->
    [one] Certificat ({ $count })
   *[other] Certificats ({ $count })
 }
order-certificate-id = Identifiant du certificat { $id }
order-certificate-until = valide jusqu’au { $until }
order-no-certificates = Aucun certificat n’a été délivré dans cet ordre.
order-certificate-open = Identifiant du certificat { $id } : tous les champs
order-certificate-state = { $state ->
    [revoked] Révoqué
    [published] Publié
   *[unpublished] Non publié
 }
order-steps = Étapes
order-step = { $event ->
    [granted] Autorisé
    [executing] Ordre pris, délivrance en cours
    [fulfilled] Certificats délivrés
    [completed] Récépissé : la carte est terminée
    [abandoned] Abandonné, certificats révoqués
    [superseded] Remplacé par l’ordre suivant de la carte
    [expired] Autorisation expirée
   *[other] { $event }
 }
order-step-after = Après
order-step-by-host = l’hôte
order-keys = Clés, telles que signées
order-key-new = { $action }, nouvelle clé { $algorithm }
order-fields = Ce qui a été saisi, tel que signé
order-documents = Documents chez l’hôte
order-document = { $document ->
    [open-request] Demande d’ouverture, signée par l’opérateur
    [order] Ordre, signé par l’opérateur
    [fulfilment] Exécution, signée par l’hôte
    [receipt] Récépissé, signé par la clé d’ordre
    [abandoned-by] Abandon, signé par un opérateur
   *[other] { $document }
 }
order-document-name = { $document ->
    [open-request] demande d’ouverture
    [order] ordre
    [fulfilment] exécution
    [receipt] récépissé
    [abandoned-by] abandon
   *[other] { $document }
 }
order-card-open = Détails de la carte
order-id = Identifiant de l’ordre

## Its signature

order-verify = Vérifier la signature
order-verifying = Vérification des signatures
order-verified = Les signatures sont valides.
order-verified-words = { $signed-by } l’a signé. Son certificat vient d’une autorité à laquelle l’hôte fait confiance pour les opérateurs, et était valide quand l’hôte a pris l’ordre ({ $at }).
order-verified-abandoned = L’abandon est valide aussi : { $signed-by }, { $at }.
order-verified-signer = Signé par
order-verified-signer-serial = Numéro de série de ce certificat
order-verified-authorities = { $count ->
    [one] Autorité
   *[other] Autorités
 }
order-verified-at = Vérifié à la date du
order-verified-documents = Documents vérifiés
order-verified-digest = SHA-256 de ce qui a été signé

## Exporting it

order-export = Exporter…
order-exporting = Exportation
order-exported = Écrit dans { $folder }
order-exported-files = { $count ->
    [one] { $count } fichier
   *[other] { $count } fichiers
 } : { $files }
order-exported-line = Dans ce dossier, cette ligne vérifie l’ordre avec OpenSSL, maintenant et des années plus tard :
order-exported-copy = Copier la ligne

## An order that is open

order-standing = Situation actuelle
order-standing-host = Chez l’hôte
order-standing-card = Sur la carte
order-standing-finish = L’ordre suivant de la carte remplace celui-ci, et ses certificats sont révoqués. Sinon, l’abandonner ici.
order-abandon = Abandonner…
order-abandon-title = Abandonner cet ordre ?
order-abandon-means = C’est définitif. Ce qui est sur la carte y reste, et ne sert plus à rien.
order-abandon-revokes = { $count ->
    [0] Aucun certificat n’est révoqué : aucun n’a été délivré.
    [one] Ce certificat est révoqué :
   *[other] Ces { $count } certificats sont révoqués :
 }
order-abandon-certificate = Clé { $key } : identifiant du certificat { $id }, numéro de série { $serial }, { $subject }
order-abandon-reason = Motif
order-abandon-reason-hint = Il est signé, et conservé dans l’audit.
order-abandon-reason-missing = Dire pourquoi il est abandonné.
order-abandon-go = Signer et abandonner
order-abandoned = L’ordre est abandonné, et ses certificats sont révoqués.

## Where an order is named elsewhere

order-show = Afficher dans Activité
order-show-of = Afficher l’ordre { $order } dans Activité
order-show-event = { $what } : afficher l’ordre { $order } dans Activité

## A certificate

certificate-all-fields = Tous les champs…
certificate-title = Certificat
certificate-title-key = Certificat de la clé { $key }
certificate-asking = Lecture du certificat
certificate-at-host = Chez l’hôte
certificate-not-of-host = L’hôte ne l’a pas délivré.
certificate-key-place = Clé sur la carte
certificate-issued-at = Délivré
certificate-published-at = Publié
certificate-not-published = non publié
certificate-revoked-at = Révoqué
certificate-revoked-because = { $time }, { $reason ->
    [unspecified] sans motif indiqué
    [keyCompromise] clé compromise
    [cACompromise] autorité compromise
    [affiliationChanged] changement d’affiliation
    [superseded] remplacé
    [cessationOfOperation] plus nécessaire
    [certificateHold] suspendu
    [removeFromCRL] retiré de la liste
    [privilegeWithdrawn] privilège retiré
    [aACompromise] autorité d’attributs compromise
    [none] sans motif indiqué
   *[other] { $reason }
 }
certificate-not-revoked = non révoqué
certificate-archived = Clé privée
certificate-archived-yes = archivée chez l’hôte
certificate-archived-no = non archivée
certificate-fields = Champs
certificate-is-critical = critique
certificate-unread = Inconnu ici ; ses octets figurent ci-dessous.
certificate-raw = Champs bruts
certificate-raw-show = Afficher les champs bruts
certificate-raw-hide = Masquer les champs bruts
certificate-pem = PEM
certificate-pem-copy = Copier le PEM

## A card

card-details = Détails de la carte
card-title = Carte
card-asking = Interrogation sur la carte
card-now = À présent dans le lecteur
card-not-here = Elle n’est dans aucun lecteur ici.
card-product = Produit
card-its-guid = GUID
card-pin = PIN
card-puk = PUK
card-places = Clés
card-places-used = Emplacements avec une clé ou un certificat : { $used } sur { $places }
card-management-key = Clé de gestion
card-management-key-value = { $cipher }{ $factory ->
    [yes] , celle d’usine
   *[no] { "" }
 }
card-reference = { $tries-left ->
    [none] la carte ne l’indique pas
    [0] bloqué
    [one] { $tries-left } essai restant
   *[other] { $tries-left } essais restants
 }{ $factory ->
    [yes] , celui d’usine
   *[no] { "" }
 }
card-stock = En stock
card-not-in-stock = Elle n’est pas dans le stock de l’hôte.
card-type = Type de carte
card-producer = Fabricant
card-imported = Entrée en stock
card-key-fingerprint = Clé de carte, SHA-256
card-pin-at-host = PIN chez l’hôte
card-pin-at-host-value = { $pin ->
    [production] celui que la production a défini
    [known] celui d’une opération sans récépissé
   *[unknown-to-host] inconnu : le titulaire l’a
 }
card-stock-keys = Clés de la production
card-stock-key-state = { $state ->
    [overwritten] écrasée { $time }
    [replaced] certificat de transport remplacé { $time }
   *[there] comme livrée
 }
card-transport-certificate = Certificat de transport
card-certificates = Certificats
card-no-certificates = L’hôte n’a délivré aucun certificat pour elle.
card-certificate-state = { $state ->
    [unpublished] Non publié
    [live] Valide
    [revoked] Révoqué
    [expired] Expiré
   *[gone] Clé disparue
 }
card-history = Historique
card-no-history = Rien ne lui a encore été fait.
card-event = { $event ->
    [imported] Entrée en stock
    [officer-card] Devenue carte d’opérateur
    [granted] Ordre autorisé
    [executing] Ordre pris, délivrance en cours
    [fulfilled] Certificats délivrés
    [completed] Délivrée : récépissé accepté
    [abandoned] Ordre abandonné
    [superseded] Ordre remplacé
    [expired] Autorisation expirée
    [unblocked] Débloquée : nouveau PIN
    [pin-changed] PIN changé
   *[other] { $event }
 }
