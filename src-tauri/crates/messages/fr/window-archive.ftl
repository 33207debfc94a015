### Archived keys in the window: choosing one, why it is recovered, and what officers say to a recovery.

archive = Archive
archived-validity = Valide
archived-key-type = Clé
archived-card = Carte où elle était
archived-status-valid = valide
archived-status-expired = expiré
archived-status-revoked = révoqué
characters-used = { $used } sur { $most }

## In the content table

content-request = Demande
content-request-of = Demande de recouvrement pour { $key } : { $request }
content-search = Rechercher…
content-search-for = Rechercher dans l’archive pour { $key }
content-archives = générer & archiver
content-recovers = { $keys ->
    [all] toutes les clés archivées du titulaire
   *[last] la dernière clé archivée du titulaire
 }
content-recovers-chosen = recouvrer { $id } · { $subject }
request-yes = Oui
request-none = aucune
request-none-hint = Aucune clé n’est recouvrée ici

## Select Archived Key

archive-select-title = Choisir une clé archivée pour { $key }
archive-criteria = Critères de recherche
archive-serial = Numéro de série (hexadécimal)
archive-serial-hint = Entier ; deux-points, espaces et 0x sont admis.
archive-subject-hint = Une partie, trois caractères ou plus.
archive-criteria-refer = Tous deux se rapportent au certificat délivré à la création de la clé.
archive-found = Certificats archivés trouvés
archive-details = Le certificat sélectionné
archive-searching = Recherche dans l’archive
archive-count = { $more ->
    [yes] Les { $count } premiers : affiner les critères, ou en charger d’autres.
   *[no] { $count ->
        [one] { $count } trouvé
       *[other] { $count } trouvés
    }
 }
archive-none-highlighted = Aucun certificat n’est sélectionné.
archive-nothing-wanted-title = Rien n’est encore recherché
archive-nothing-wanted-next = Saisir un numéro de série ou une partie du sujet.
archive-none-found-title = Aucune clé archivée trouvée
archive-none-found-next = Modifier les critères. Seules les clés que l’hôte a générées et archivées peuvent être trouvées.
archive-choose-none = N’en choisir aucune
archive-choose-none-hint = L’hôte cherche alors avec les champs du titulaire
archive-ok = OK

## What a recovery needs

recovery = Recouvrement
recovery-reason = Motif
recovery-reason-hint = Pourquoi la clé est recouvrée. Le motif est signé, et conservé dans l’audit.
recovery-reason-given = Motif : { $reason }
approvals-needed = { $count ->
    [one] { $count } autre opérateur doit approuver ce recouvrement.
   *[other] { $count } autres opérateurs doivent approuver ce recouvrement.
 }
approvals-cited-none = Aucune demande de recouvrement n’est citée.
approvals-cited-untold = L’état de la demande citée n’est pas encore connu.
approvals-cited-pending = La demande citée les attend.
approvals-cited-approved = La demande citée est approuvée.
approvals-cited-refused = La demande citée a été refusée.
approvals-cited-used = La demande citée est déjà utilisée.
approvals-cited-expired = La demande citée a expiré.
approvals-cited-unknown = La demande citée n’existe plus.
approvals-cite = Demande de recouvrement citée
approvals-cite-none = aucune
approvals-request = { $card }, demandée { $made }
approvals-of = { $approved } sur { $needed }
approvals-ask = Demander l’approbation
approvals-ask-title = Demander l’approbation
approvals-ask-means = Les opérateurs habilités à approuver la voient dans l’onglet Archive : titulaire, certificats, carte, procédure et motif. { $count ->
    [one] { $count } d’entre eux doit approuver sous sept jours.
   *[other] { $count } d’entre eux doivent approuver sous sept jours.
 }
approvals-ask-go = Signer et demander

## The Archive tab

archive-requests = Demandes de recouvrement
archive-no-requests-title = Aucune demande de recouvrement n’est ouverte
archive-no-requests-next = Elle se fait dans l’onglet Carte à puce, où une procédure demande des approbations. « Actualiser » vérifie à nouveau.
request-title = Demande de recouvrement
request-officer = Demandée par
request-approvals = Approbations
request-made = Demandée le
request-expires = Expire le
request-holder-field = Titulaire : { $label }
request-refused-by = Refusée par
request-refused-because = Motif du refus
request-keys = { $count ->
    [one] Clé demandée ({ $count })
   *[other] Clés demandées ({ $count })
 }
request-key = { $id } · { $key-type } · valide jusqu’au { $until } · { $status } · était sur la carte avec { $card }
request-approve = Approuver…
request-refuse = Refuser…
request-approve-title = Approuver ce recouvrement ?
request-approve-means = Ce qui est approuvé est signé avec votre carte, et ne peut pas être repris.
request-approve-key = Clé de { $id }, { $subject }, vers la carte avec { $card }
request-approve-go = Signer et approuver
request-refuse-title = Refuser ce recouvrement ?
request-refuse-means = La demande est close. Son opérateur lit le motif.
request-refuse-missing = Dire pourquoi elle est refusée.
request-refuse-go = Signer et refuser

## What was done

done-archived = Générée par l’hôte et archivée · { $algorithm } · enregistrement d’archive { $record }
done-recovered = { $certificate ->
    [new] Recouvrée avec un nouveau certificat, à la place de { $id } · { $subject }
   *[reused] Recouvrée avec son certificat { $id } · { $subject }
 }
