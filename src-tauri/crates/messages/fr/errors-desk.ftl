### What can go wrong at the desk, and on the way to the host.

error-unknown = Un échec s’est produit, pour lequel ce programme n’a pas de texte.
    .not-done = Ce qui n’a pas été fait est incertain.
    .next = { $in ->
        [window] Choisir « Actualiser » pour voir le contenu de la carte, et signaler le code { $code }.
       *[terminal] Examiner la carte (countersign card) et les ordres ouverts (countersign orders list), et signaler le code { $code }.
    }
error-host-unreachable = L’hôte à { $url } est injoignable.
    .not-done = La demande n’a pas été envoyée.
    .next = { $in ->
        [window] Vérifier l’adresse, le réseau, et que l’hôte fonctionne. Puis réessayer.
       *[terminal] Vérifier l’adresse (--host), le réseau, et que l’hôte fonctionne.
    }
error-host-certificate = Le certificat à { $url } n’est pas un certificat de l’hôte : { $why ->
    [expired] il a expiré
    [not-yet-valid] il n’est pas encore valide
    [revoked] il a été révoqué
    [unknown-issuer] il n’a pas été délivré par l’autorité de l’hôte
    [another-name] il est pour une autre adresse
    [wrong-usage] il n’est pas destiné à un hôte
   *[other] { $why }
 }.
    .not-done = La demande n’a pas été envoyée.
    .next = { $in ->
        [window] Vérifier l’adresse et le fichier de l’autorité. Si les deux sont justes, quelqu’un s’interpose entre vous et l’hôte : prévenir le responsable de l’hôte.
       *[terminal] Vérifier l’adresse (--host) et l’autorité (--ca). Si les deux sont justes, quelqu’un s’interpose entre vous et l’hôte : prévenir le responsable de l’hôte.
    }
error-host-tls = Aucune connexion sécurisée à { $url } n’a pu être établie : { $why }.
    .not-done = La demande n’a pas été envoyée.
    .next = { $in ->
        [window] Vérifier l’adresse, et que l’hôte est de la même version que ce programme.
       *[terminal] Vérifier l’adresse (--host), et que l’hôte est de la même version que ce programme.
    }
error-host-timeout = L’hôte à { $url } n’a pas répondu à temps.
    .not-done = Il n’est pas certain que l’hôte ait donné suite à la demande ; aucun certificat n’est publié sans récépissé.
    .next = { $in ->
        [window] Réessayer. Un ordre resté ouvert pour cette carte est remplacé par le suivant.
       *[terminal] Consulter les ordres ouverts (countersign orders list), puis réessayer.
    }
error-host-interrupted = La connexion à l’hôte à { $url } s’est interrompue.
    .not-done = Il n’est pas certain que l’hôte ait donné suite à la demande ; aucun certificat n’est publié sans récépissé.
    .next = { $in ->
        [window] Réessayer. Un ordre resté ouvert pour cette carte est remplacé par le suivant.
       *[terminal] Consulter les ordres ouverts (countersign orders list), puis réessayer.
    }
error-host-answer-too-large = La réponse de l’hôte dépasse { $limit } octets.
    .not-done = La réponse n’a pas été utilisée.
    .next = Vérifier que ce programme et l’hôte sont de la même version.
error-host-answer-not-understood = La réponse de l’hôte n’a pas été comprise : { $what }.
    .not-done = La réponse n’a pas été utilisée.
    .next = Vérifier que ce programme et l’hôte sont de la même version, et que l’adresse est celle de l’hôte.
error-declined = { $secret ->
    [shown-pin] Le nouveau PIN n’a pas été noté.
    [pin-mailer] La destination du PIN et du PUK n’a pas été indiquée.
    [puk] Le PUK était nécessaire, et aucun n’a été donné.
   *[other] Un PIN était nécessaire, et aucun n’a été donné.
 }
    .not-done = Ce qui en avait besoin n’a pas été fait.
    .next = { $in ->
        [window] { $secret ->
            [shown-pin] Soumettre à nouveau : la carte reçoit un autre PIN.
            [pin-mailer] Soumettre à nouveau, et donner l’adresse ou l’identifiant de la lettre à l’invite.
            [puk] Recommencer, et saisir le PUK à l’invite.
           *[other] Soumettre à nouveau, et saisir le PIN à l’invite.
        }
       *[terminal] { $secret ->
            [shown-pin] Recommencer : la carte reçoit un autre PIN.
            [pin-mailer] Donner l’adresse ou l’identifiant de la lettre à l’invite, ou avec --pin-mail ou --letter-id.
            [puk] Saisir le PUK à l’invite, ou le donner avec --secrets.
           *[other] Saisir le PIN à l’invite, ou le donner avec --secrets.
        }
    }
error-cancelled = Annulé.
    .not-done = Rien n’a été délivré ; la carte du titulaire est inchangée.
    .next = Soumettre à nouveau quand vous le voulez.
error-same-device = La carte d’opérateur et la carte du titulaire ne peuvent pas être dans le même lecteur ({ $device }).
    .not-done = Aucune carte n’a été lue ni écrite.
    .next = { $in ->
        [window] Utiliser deux lecteurs, et en choisir un pour chaque carte.
       *[terminal] Utiliser deux lecteurs, et les nommer : --officer-device et --device.
    }
error-officer-certificate-unusable = La carte d’opérateur n’a pas de certificat utilisable en { $key }.
    .not-done = Vous n’êtes pas connecté ; rien n’a été délivré.
    .next = Vérifier que c’est la carte d’opérateur, et non celle du titulaire, qui est dans le lecteur de la carte d’opérateur.
error-card-not-an-officers = La carte dans « { $device } » n’est pas celle d’un opérateur chez cet hôte : son certificat de connexion ne vient d’aucune autorité des opérateurs de l’hôte.
    .not-done = Son PIN n’a pas été essayé. Vous n’êtes pas connecté ; rien n’a été délivré.
    .next = { $in ->
        [window] Vérifier que c’est la carte d’opérateur, et non celle du titulaire, qui est dans le lecteur de la carte d’opérateur.
       *[terminal] Vérifier que c’est la carte d’opérateur, et non celle du titulaire, qui est dans le lecteur de la carte d’opérateur (--officer-device).
    }
error-no-host = Ce poste n’a pas d’hôte : on peut y examiner lecteurs et cartes, et rien d’autre.
    .not-done = Vous n’êtes pas connecté ; rien n’a été délivré.
    .next = { $in ->
        [window] Choisir où travailler : au poste d’exercice, avec l’hôte propre à ce poste, ou avec un hôte ailleurs.
       *[terminal] Nommer un hôte : --host et --ca, ou --data pour l’hôte intégré.
    }
error-signing-failed = La carte d’opérateur n’a pas signé.
    .not-done = Rien n’a été délivré.
    .next = Réinsérer la carte d’opérateur, et soumettre à nouveau.
error-order-id-malformed = « { $order } » n’est pas l’identifiant d’un ordre.
    .not-done = Rien n’a été cherché ni modifié.
    .next = { $in ->
        [window] Copier l’identifiant entier.
       *[terminal] Copier l’identifiant depuis la liste : countersign orders list.
    }
error-verification-failed = La vérification a échoué pour { $document ->
    [open-request] la demande d’ouverture
    [fulfilment] l’exécution
    [receipt] le récépissé
    [abandoned-by] l’ordre d’abandon
   *[order] l’ordre
 } : « { $why } ».
    .not-done = Rien n’a été modifié.
    .next = Ne pas se fier à cet ordre. Prévenir le responsable de l’hôte.
error-draft-incomplete = Le brouillon ne peut pas encore être soumis.
    .not-done = { nothing-signed }
    .next = { $in ->
        [window] Corriger ce qui est nommé, et soumettre à nouveau.
       *[terminal] Corriger ce qui est nommé, et soumettre à nouveau. Ce que demande la procédure : countersign procedures.
    }
error-card-has-no-certificate = { The-card } n’a pas de certificat utilisable en { $key }.
    .not-done = Vous n’êtes pas connecté ; rien n’a été délivré.
    .next = Vérifier que c’est la carte d’opérateur, et non celle du titulaire, qui est dans le lecteur de la carte d’opérateur.
error-new-pin-refused = Le nouveau PIN enfreint les règles de la procédure ou de la carte.
    .not-done = La carte ne l’a pas vu ; aucun essai n’a été consommé.
    .next = Soumettre à nouveau avec un PIN conforme aux règles de la procédure et de la carte.
error-order-ran-out = Cela a duré si longtemps que l’ordre aurait pu prendre fin avant que la carte ait son nouveau PIN.
    .not-done = Rien n’a été modifié sur la carte : elle a le PIN qu’elle avait.
    .next = Recommencer.
error-puk-last-try = Il ne reste peut-être qu’un seul essai au PUK de la carte, et il faudrait présenter à la carte un PUK qui n’est peut-être pas le sien.
    .not-done = Rien n’a été délivré ; la carte du titulaire est inchangée.
    .next = Utiliser une procédure qui laisse le PUK tel quel, saisir le PUK pour débloquer la carte, ou utiliser une autre carte.
error-puk-not-known = L’hôte n’a pour la carte que le PUK d’usine, et elle indique qu’elle en a un autre.
    .not-done = Rien n’a été délivré ; la carte du titulaire est inchangée.
    .next = Utiliser une procédure qui laisse le PUK tel quel, ou une autre carte ; faire entrer chez l’hôte le PUK de celle-ci, avec son fichier de production.
error-grant-not-accepted = L’autorisation de l’hôte n’a pas été acceptée : { $why ->
    [document] sa signature ou sa forme n’est pas bonne
    [signer-certificate] elle n’est pas signée par la clé d’enregistrement de l’hôte
    [another-order] elle répond à autre chose
    [incomplete] elle n’a pas les parties demandées
    [not-asked-for] elle recouvre ce qui n’était pas demandé
    [revoked] elle apporte un certificat révoqué à un emplacement de clé en usage
    [expired] elle apporte un certificat expiré à un emplacement de clé en usage
   *[sealed] ce qui y est scellé ne peut pas être ouvert
 }.
    .not-done = Rien n’a été délivré ; la carte du titulaire est inchangée.
    .next = Vérifier que l’adresse est celle de l’hôte, et prévenir son responsable.
error-fulfilment-not-accepted = L’exécution de l’hôte n’a pas été acceptée : { $why ->
    [document] sa signature ou sa forme n’est pas bonne
    [signer-certificate] elle n’est pas signée par la clé d’enregistrement de l’hôte
    [another-order] elle répond à autre chose
    [incomplete] elle n’a pas les parties demandées
   *[sealed] ce qui y est scellé ne peut pas être ouvert
 }.
    .not-done = Aucun certificat n’a été écrit sur la carte.
    .next = Vérifier que l’adresse est celle de l’hôte, et prévenir son responsable.
error-certificate-differs = Le certificat pour la clé { $key } n’est pas celui qui a été ordonné : { $what ->
    [malformed] il est illisible
    [public-key] il a une autre clé publique
    [subject] il a un autre sujet
    [alternative-names] il a d’autres noms alternatifs
    [not-reused] ce n’est pas celui qui devait être réutilisé
    [expired] il a expiré, et est destiné à un emplacement de clé en usage
   *[chain] il ne remonte pas à l’autorité de l’hôte
 }.
    .not-done = Aucun certificat n’a été écrit sur la carte.
    .next = Prévenir le responsable de l’hôte.
error-key-differs = La clé { $key } de la carte n’est pas celle qui est enregistrée.
    .not-done = Aucun certificat n’a été délivré pour elle.
    .next = Mettre la carte hors service et le signaler.
error-read-back-differs = Le certificat pour la clé { $key } n’a pas été relu tel qu’il a été écrit.
    .not-done = La carte n’est pas terminée.
    .next = Utiliser une autre carte.
error-check-failed = La clé { $key } ne fonctionne pas avec son certificat.
    .not-done = La carte n’est pas terminée.
    .next = Utiliser une autre carte.
error-run-under-way = Une autre soumission est en cours pour la carte dans « { $device } ».
    .not-done = Celle-ci n’a pas commencé ; l’autre continue.
    .next = Attendre la fin de l’autre.
error-program-ending = Le programme se termine.
    .not-done = Ce qui était en cours n’a pas été achevé.
    .next = { $in ->
        [window] Rouvrir Countersign. Un ordre resté ouvert est remplacé par le suivant pour la même carte.
       *[terminal] Consulter les ordres ouverts : countersign orders list.
    }

error-reason-malformed = Un motif a de 1 à { $max } caractères.
    .not-done = L’ordre n’a pas été abandonné.
    .next = { $in ->
        [window] Dire en une phrase pourquoi l’ordre est abandonné.
       *[terminal] Dire en une phrase pourquoi l’ordre est abandonné : --reason.
    }
error-embedded-host = L’hôte intégré n’a pas démarré : { $why }.
    .not-done = Rien n’a été signé ni délivré.
    .next = { $in ->
        [window] Vérifier son dossier, ou choisir un hôte ailleurs.
       *[terminal] Vérifier son dossier (--data), ou utiliser un hôte ailleurs : --host et --ca.
    }
error-practice = Le poste d’exercice n’a pas pu être mis en place : { $why }.
    .not-done = Aucune carte d’exercice n’a été délivrée.
    .next = Vérifier que le dossier des fichiers temporaires est accessible en écriture.
error-address-malformed = « { $url } » n’est pas l’adresse d’un hôte.
    .not-done = L’hôte n’a pas été interrogé.
    .next = La donner sous la forme https://nom:port.
error-authority-unusable = Le fichier de l’autorité de l’hôte n’a pas de certificat utilisable.
    .not-done = L’hôte n’a pas été interrogé.
    .next = { $in ->
        [window] Choisir le fichier PEM que l’hôte indique.
       *[terminal] Donner le fichier PEM que l’hôte indique : --ca.
    }

### What a run that ended early left behind. Where it is known, it stands for what was not done.

left-behind-nothing = Ni la carte ni l’hôte n’ont été modifiés.
left-behind-grant = La carte est inchangée. Rien n’a été délivré ; l’autorisation de l’hôte s’éteint d’elle-même.
left-behind-try-spent = Un PIN faux a coûté un essai à la carte du titulaire ; ses clés et certificats sont inchangés. Rien n’a été délivré ; l’autorisation de l’hôte s’éteint d’elle-même.
left-behind-factory-secrets = La carte a, ou a peut-être, le PIN et le PUK d’usine, que tout le monde connaît, et aucune clé. Rien n’a été délivré.
    .next = Soumettre à nouveau pour la même carte, ce qui définit de nouveaux PIN et PUK. Ne remettre la carte à personne.
left-behind-prepared = La carte a été préparée : elle a un PIN et un PUK que l’hôte conserve, ou un CHUID. Elle n’a aucune nouvelle clé, et rien n’a été délivré ; l’autorisation de l’hôte s’éteint d’elle-même.
left-behind-new-keys = La carte a peut-être de nouvelles clés sans certificat ({ $new-keys }). Rien n’a été délivré.
left-behind-order-unanswered = On ne sait pas si l’hôte a délivré des certificats ; aucun n’est publié. Rien n’a été écrit sur la carte, sauf de nouvelles clés.
    .next = { $in ->
        [window] Soumettre à nouveau pour la même carte, ce qui remplace l’ordre.
       *[terminal] Consulter l’ordre : countersign orders show { $order }. Soumettre à nouveau pour la même carte le remplace.
    }
left-behind-not-written = Des certificats sont délivrés mais pas publiés, et aucun n’est sur la carte. L’ordre est ouvert.
    .next = { $in ->
        [window] Soumettre à nouveau pour la même carte, ce qui remplace l’ordre, ou le faire abandonner chez l’hôte.
       *[terminal] Soumettre à nouveau pour la même carte, ce qui remplace l’ordre, ou l’abandonner : countersign orders abandon { $order } --reason …
    }
left-behind-written-in-part = Des certificats sont délivrés mais pas publiés ; certains, ou des clés venues avec eux, sont peut-être sur la carte. La carte n’est pas terminée ; l’ordre est ouvert.
    .next = { $in ->
        [window] Soumettre à nouveau pour la même carte : l’ordre est remplacé, et ses certificats sur la carte aussi. Ou faire abandonner l’ordre chez l’hôte.
       *[terminal] Soumettre à nouveau pour la même carte : l’ordre est remplacé, et ses certificats sur la carte aussi. Ou l’abandonner : countersign orders abandon { $order } --reason …
    }
left-behind-pin-not-set = Des certificats sont délivrés mais pas publiés, et sont sur la carte. Le PIN est inchangé ; un nouveau PUK ou une nouvelle clé de gestion de la carte ont peut-être été définis, et l’hôte les a. L’ordre est ouvert.
    .next = { $in ->
        [window] Soumettre à nouveau pour la même carte : l’ordre est remplacé, et ses certificats sur la carte aussi. Ou faire abandonner l’ordre chez l’hôte.
       *[terminal] Soumettre à nouveau pour la même carte : l’ordre est remplacé, et ses certificats sur la carte aussi. Ou l’abandonner : countersign orders abandon { $order } --reason …
    }
left-behind-pin-in-doubt = Des certificats sont délivrés mais pas publiés, et sont sur la carte. Le PIN est soit l’ancien, soit le nouveau ; l’ordre est ouvert.
    .next = { $in ->
        [window] Soumettre à nouveau pour la même carte : l’ordre est remplacé, et ses certificats sur la carte aussi. Ou faire abandonner l’ordre chez l’hôte.
       *[terminal] Soumettre à nouveau pour la même carte : l’ordre est remplacé, et ses certificats sur la carte aussi. Ou l’abandonner : countersign orders abandon { $order } --reason …
    }
left-behind-receipt-missing = La carte est terminée, mais l’hôte n’a pas de récépissé qu’il ait accepté : les certificats ne sont pas publiés, et l’ordre est ouvert.
    .next = { $in ->
        [window] Ne pas remettre la carte. Soumettre à nouveau pour elle, ce qui remplace l’ordre et ses certificats sur la carte, ou faire abandonner l’ordre chez l’hôte.
       *[terminal] Ne pas remettre la carte. Soumettre à nouveau pour elle, ce qui remplace l’ordre et ses certificats sur la carte, ou l’abandonner : countersign orders abandon { $order } --reason …
    }
