### Keys that are archived or recovered: what is refused, here or by the host, and why.

nothing-recovered = Rien n’a été recouvré ni délivré ; la carte du titulaire est inchangée.
nothing-searched = Rien n’a été cherché dans l’archive.
nothing-decided = La demande de recouvrement est inchangée.
request-state = { $state ->
    [pending] attend des approbations
    [approved] était déjà approuvée
    [refused] a été refusée
    [used] a été utilisée par un ordre
   *[expired] a expiré
 }

error-no-import = La carte n’accepte aucune clé privée de l’extérieur ; { $about } ne peut donc pas recevoir de clé archivée.
    .not-done = { nothing-signed }
    .next = Utiliser une carte où des clés privées peuvent être importées, ou laisser cette clé de côté.
error-no-import-of-algorithm = La carte accepte { $imported } de l’extérieur, et la clé pour { $about } serait { $made }.
    .not-done = { nothing-signed }
    .next = Utiliser une carte qui accepte de telles clés, ou laisser cette clé de côté.
error-recovered-key-not-taken = La clé recouvrée pour { $key } est { $algorithm }, et la carte accepte { $imported } de l’extérieur.
    .not-done = { nothing-recovered }
    .next = Utiliser une carte qui accepte de telles clés.
error-place-taken = L’emplacement de clé retirée { $key } n’est pas libre, alors qu’il l’était à la lecture de la carte.
    .not-done = Rien n’a été écrit sur la carte.
    .next = { $in ->
        [window] Choisir « Actualiser », et soumettre à nouveau.
       *[terminal] Soumettre à nouveau : les emplacements libres sont lus sur la carte.
    }
error-draft-certificate-of-other-key = Un certificat archivé est indiqué pour { $about }, dont la clé ne vient pas de l’archive.
    .not-done = { nothing-signed }
    .next = Ne pas indiquer de certificat.
error-recovery-no-certificate-chosen = Aucun certificat archivé n’est choisi pour { $about }.
    .not-done = { nothing-signed }
    .next = { $in ->
        [window] Choisir « Rechercher » dans la ligne { $about }, et prendre le certificat dont la clé est à recouvrer.
       *[terminal] Le trouver, countersign archive search, et l’indiquer : --recover { $about }=ID.
    }
error-recovery-no-holder = La clé pour { $about } se trouve par { $field }, et ce champ est vide.
    .not-done = { nothing-signed }
    .next = Remplir { $field }.
error-recovery-no-reason = Un recouvrement demande un motif de 1 à { $max } caractères.
    .not-done = { nothing-signed }
    .next = { $in ->
        [window] Dire en une phrase pourquoi la clé est recouvrée.
       *[terminal] Dire en une phrase pourquoi la clé est recouvrée : --reason.
    }
error-recovery-reason-character = Le motif contient le caractère { $character }, qui commande, ne se voit pas ou change le sens du texte.
    .not-done = { nothing-signed }
    .next = Retaper le motif à la main ; de tels caractères viennent d’un texte copié.
error-recovery-no-request = Le recouvrement pour { $about } demande { $approvals ->
    [one] l’approbation de { $approvals } autre opérateur
   *[other] l’approbation de { $approvals } autres opérateurs
 }.
    .not-done = { nothing-signed }
    .next = { $in ->
        [window] Demander les approbations, et soumettre une fois qu’elles sont données.
       *[terminal] Demander les approbations, countersign recovery request, et citer la demande une fois qu’elles sont données : --request.
    }
error-draft-nothing-recovered = Le brouillon mentionne un recouvrement, mais ne recouvre aucune clé.
    .not-done = { nothing-signed }
    .next = { $in ->
        [window] Mettre « Demande » sur Oui là où une clé est à recouvrer.
       *[terminal] Indiquer la clé : --recover. Sinon, omettre le motif et la demande.
    }
error-recovery-no-retired-place = { $about } n’est pas un emplacement de clé retirée libre que la procédure laisse intact.
    .not-done = { nothing-signed }
    .next = { $in ->
        [window] Choisir « Actualiser », et soumettre à nouveau.
       *[terminal] Soumettre à nouveau : les emplacements libres sont lus sur la carte.
    }
error-nothing-recovered = La clé en { $key } ne vient pas de l’archive.
    .not-done = Le brouillon est inchangé.
    .next = { $in ->
        [window] Choisir une autre ligne, ou une procédure qui recouvre cette clé.
       *[terminal] Choisir une autre clé, ou une procédure qui recouvre celle-ci : countersign procedures.
    }
error-request-digest-malformed = Ce n’est pas l’empreinte d’une demande de recouvrement.
    .not-done = Le brouillon est inchangé.
    .next = { $in ->
        [window] Choisir la demande dans la liste.
       *[terminal] Copier l’empreinte entière depuis la liste : countersign recovery list.
    }

error-serial-malformed = « { $typed } » n’est pas un numéro de série.
    .not-done = { nothing-searched }
    .next = Le saisir en chiffres hexadécimaux ; deux-points, espaces, 0x et zéros en tête ne comptent pas.
error-certificate-id-malformed = « { $id } » n’est pas un identifiant de certificat.
    .not-done = { nothing-searched }
    .next = Donner le nombre décimal que l’hôte a attribué au certificat.
error-subject-too-short = Un sujet se cherche par au moins { $min } caractères.
    .not-done = { nothing-searched }
    .next = En saisir davantage.
error-subject-too-long = Un sujet se cherche par au plus { $max } caractères.
    .not-done = { nothing-searched }
    .next = En saisir moins.
error-nothing-to-search-for = Aucun critère de recherche n’a été donné.
    .not-done = { nothing-searched }
    .next = { $in ->
        [window] Saisir un numéro de série ou une partie du sujet.
       *[terminal] Donner --serial, --subject ou --id.
    }

error-recovery-nothing-to-approve = Rien de ce qui est recouvré ici ne demande d’approbation.
    .not-done = Personne n’a été sollicité.
    .next = Soumettre sans approbation.
error-recovery-request-incomplete = Le recouvrement ne peut pas encore être demandé.
    .not-done = Personne n’a été sollicité ; rien n’a été signé.
    .next = Corriger ce qui est nommé, et demander à nouveau.
error-recovery-request-not-accepted = La demande de recouvrement, telle que l’hôte l’a montrée, n’a pas été acceptée : { $why ->
    [signer-certificate] le certificat qui l’a signée n’est pas bon
   *[document] sa signature ou sa forme n’est pas bonne
 }.
    .not-done = { nothing-decided }
    .next = Ne pas décider à son sujet. Prévenir le responsable de l’hôte.
error-refusal-reason-malformed = Un refus demande un motif de 1 à { $max } caractères.
    .not-done = { nothing-decided }
    .next = { $in ->
        [window] Dire en une phrase pourquoi elle est refusée.
       *[terminal] Dire en une phrase pourquoi elle est refusée : --reason.
    }

error-recovery-none-found = L’archive n’a aucune clé trouvée par { $fields }.
    .not-done = { nothing-recovered }
    .next = { $in ->
        [window] Vérifier ces champs, ou choisir « Rechercher » et prendre le certificat de la clé voulue.
       *[terminal] Vérifier ces champs, ou indiquer le certificat de la clé voulue : --recover KEY=ID.
    }
error-recovery-several-holders = Des clés de plusieurs titulaires ont été trouvées par { $fields }.
    .not-done = { nothing-recovered }
    .next = { $in ->
        [window] Choisir « Rechercher », et prendre le certificat de la clé voulue.
       *[terminal] Indiquer le certificat de la clé voulue : --recover KEY=ID. Pour le trouver : countersign archive search.
    }
error-recovery-not-archived = Le certificat { $id } n’est celui d’aucune clé archivée.
    .not-done = { nothing-recovered }
    .next = { $in ->
        [window] Choisir « Rechercher », et prendre un autre certificat.
       *[terminal] Trouver le certificat : countersign archive search.
    }
error-recovery-other-holder = La clé du certificat { $id } est celle d’un autre titulaire ; différence : { $fields }.
    .not-done = { nothing-recovered }
    .next = Vérifier ces champs et le certificat. La clé d’un autre titulaire demande une procédure qui le prévoit, et des approbations.
error-recovery-more-places-needed = Le titulaire a { $keys } clés archivées, et la carte a { $places ->
    [one] { $places } emplacement
   *[other] { $places } emplacements
 } pour elles.
    .not-done = { nothing-recovered }
    .next = Utiliser une carte qui annonce plus d’emplacements de clé retirée libres, ou une procédure qui ne recouvre que la dernière clé.
error-recovery-signing-key = Une clé de signature n’est jamais archivée.
    .not-done = { nothing-recovered }
    .next = Prévenir le responsable des procédures.
error-recovery-unknown-request = Il n’y a pas de telle demande de recouvrement que vous puissiez voir.
    .not-done = { nothing-recovered }
    .next = { $in ->
        [window] Choisir une demande dans la liste.
       *[terminal] Consulter la liste : countersign recovery list.
    }
error-recovery-request-state = La demande de recouvrement { request-state }.
    .not-done = Rien n’a été recouvré, approuvé ni refusé.
    .next = { $in ->
        [window] Consulter les demandes, ou demander à nouveau.
       *[terminal] Consulter les demandes, countersign recovery list, ou demander à nouveau.
    }
error-recovery-approvals-missing = Approbations de la demande de recouvrement : { $given } sur { $needed }.
    .not-done = { nothing-recovered }
    .next = Soumettre à nouveau une fois que les autres ont approuvé.
error-recovery-differs-from-request = Ce qui est soumis n’est pas ce qui a été approuvé : { $what ->
    [holder] le titulaire diffère
    [certificates] les clés diffèrent
    [card] la carte diffère
    [procedure] la procédure a été modifiée, ou c’en est une autre
    [reason] le motif diffère
   *[other] { $what } diffère
 }.
    .not-done = { nothing-recovered }
    .next = Soumettre exactement ce qui a été approuvé, ou demander les approbations pour ceci.
error-recovery-own-request = Qui demande un recouvrement ne l’approuve pas.
    .not-done = { nothing-decided }
    .next = Laisser d’autres opérateurs en décider.
error-recovery-decided-already = Vous avez déjà décidé de cette demande de recouvrement.
    .not-done = { nothing-decided }
    .next = Laisser d’autres opérateurs en décider.
error-recovery-compromised = La clé du certificat { $id } a été révoquée pour compromission : elle ne reçoit pas de nouveau certificat.
    .not-done = { nothing-recovered }
    .next = La recouvrer avec son certificat d’origine, dans un emplacement de clé retirée, pour que les anciens messages restent lisibles. Pour les nouveaux, délivrer une nouvelle clé.
error-recovery-too-many-requests = Vous avez { $max } demandes de recouvrement ouvertes, et nul ne peut en avoir plus.
    .not-done = Aucun recouvrement n’a été demandé.
    .next = Demander à nouveau une fois que certaines sont utilisées, refusées ou expirées.
error-recovery-record-not-good = La clé archivée du certificat { $id } n’est pas utilisable : son enregistrement a été modifié, ou ne correspond pas au certificat.
    .not-done = { nothing-recovered }
    .next = Prévenir le responsable de l’hôte ; son audit nomme l’enregistrement.

error-key-package-not-accepted = La clé que l’hôte a remise pour { $key } n’a pas été acceptée : { $why ->
    [document] sa signature ou sa forme n’est pas bonne
    [signer-certificate] elle n’est pas signée par l’autorité de génération de clés de l’hôte
   *[sealed] elle ne peut pas être ouverte, ou est destinée à un autre ordre ou emplacement
 }.
    .not-done = Rien n’a été écrit sur la carte.
    .next = Vérifier que l’adresse est celle de l’hôte, et prévenir son responsable.
error-delivered-key-differs = La clé que l’hôte a remise pour { $key } n’est pas celle de son certificat.
    .not-done = Rien n’a été écrit sur la carte.
    .next = Prévenir le responsable de l’hôte.
