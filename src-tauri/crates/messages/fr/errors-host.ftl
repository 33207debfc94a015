### What the host refuses, by the code of its refusal, and what can be wrong with reaching it.
### The text: what happened. not-done: what was not done, or what is true now. next: what to do.

error-not-signed-in = L’hôte ne connaît pas cette session, ou elle est terminée.
    .not-done = L’hôte n’a rien fait.
    .next = Se reconnecter avec la carte d’opérateur.
error-unknown-officer = Aucun opérateur chez l’hôte n’a le certificat de cette carte.
    .not-done = Vous n’êtes pas connecté ; rien n’a été délivré.
    .next = { $in ->
        [window] Vérifier que la carte d’opérateur est dans le lecteur de la carte d’opérateur. Faire connaître une nouvelle carte à l’hôte.
       *[terminal] Vérifier que la carte d’opérateur est dans le lecteur de la carte d’opérateur. Une nouvelle carte se fait connaître à l’hôte : countersign-host officers add.
    }
error-officer-certificate = L’hôte n’a pas accepté le certificat de l’opérateur : { $why ->
    [outside-validity] il a expiré, ou n’est pas encore valide
    [revoked] il a été révoqué
    [untrusted] il n’a pas été délivré par une autorité à laquelle l’hôte fait confiance
    [wrong-usage] il n’est pas destiné à cet usage
   *[malformed] il est illisible
 }.
    .not-done = Rien n’a été délivré ; la carte du titulaire est inchangée.
    .next = Utiliser une carte d’opérateur avec un certificat valide.
error-missing-role = Il vous manque le rôle « { $role ->
    [issue-certificate] Délivrer un certificat
    [revoke-certificate] Révoquer un certificat
    [recover-key] Recouvrer une clé
    [approve-recovery] Approuver un recouvrement
    [manage-pin-letters] Gérer les lettres PIN
    [unblock-card] Débloquer une carte
    [use-puk] Utiliser un PUK
   *[other] { $role }
 } ».
    .not-done = Rien n’a été délivré ni révoqué ; la carte du titulaire est inchangée.
    .next = Laisser faire un opérateur qui a ce rôle, ou se faire donner le rôle chez l’hôte.
error-unknown-procedure = Il n’y a pas de procédure « { $id } » que vous puissiez utiliser.
    .not-done = Rien n’a été signé ni délivré.
    .next = { $in ->
        [window] En choisir une dans la liste.
       *[terminal] En choisir une dans la liste : countersign procedures.
    }
error-stale-revision = La procédure « { $id } » a entre-temps été modifiée ou fermée chez l’hôte.
    .not-done = Rien n’a été délivré ; la carte du titulaire est inchangée.
    .next = Recharger les procédures, revoir le brouillon, et le soumettre.
error-unknown-card = Le stock de l’hôte n’a pas cette carte.
    .not-done = Rien n’a été délivré ; la carte est inchangée.
    .next = { $in ->
        [window] Vérifier que la bonne carte est dans le lecteur de la carte du titulaire. Si oui, la faire entrer en stock avec son fichier de production.
       *[terminal] Vérifier que la bonne carte est dans le lecteur de la carte du titulaire. Les cartes entrent en stock par leur fichier de production : countersign-host cards import.
    }
error-draft-refused = L’hôte a refusé le brouillon{ $in ->
    [window] {""}
   *[terminal]  : { $faults ->
        [one] il enfreint { $faults } règle de la procédure
       *[other] il enfreint { $faults } règles de la procédure
    }
 }.
    .not-done = Rien n’a été délivré ; la carte du titulaire est inchangée.
    .next = Corriger ce qui est nommé, et soumettre à nouveau.
error-document = L’hôte n’a pas accepté le document signé : { $why ->
    [form] il n’a pas la forme acceptée
    [algorithm] il utilise un algorithme qui n’est pas accepté
    [digest] son contenu n’est pas ce qui a été signé
    [signature] sa signature n’est pas valide
    [signer] un autre certificat l’a signé
   *[content] son contenu n’est pas le document attendu
 }.
    .not-done = Rien n’a été délivré à ce titre.
    .next = Soumettre à nouveau. Si cela persiste, la carte d’opérateur, ce programme ou le chemin vers l’hôte modifie les documents : prévenir le responsable de l’hôte.
error-differs-from-open-request = L’ordre diffère de la demande d’ouverture que l’hôte a autorisée : { $what }.
    .not-done = Rien n’a été délivré à ce titre.
    .next = Soumettre à nouveau. Si cela persiste, prévenir le responsable de l’hôte : quelqu’un a peut-être modifié l’ordre en chemin.
error-nonce-not-good = L’autorisation de l’hôte a déjà servi, ou elle a expiré.
    .not-done = Rien n’a été délivré pour cet ordre.
    .next = Soumettre à nouveau ; l’hôte donne une nouvelle autorisation.
error-order-id-taken = L’hôte a un autre document sous l’identifiant de cet ordre.
    .not-done = Rien n’a été délivré pour ce document ; l’ordre antérieur est inchangé.
    .next = Soumettre à nouveau ; l’ordre reçoit un nouvel identifiant.
error-proof-refused = La preuve de la carte pour la clé { $key } ne tient pas : la carte n’a peut-être pas cette clé.
    .not-done = Rien n’a été délivré.
    .next = Mettre la carte hors service et la faire examiner. Une clé générée sur la carte pendant cette opération y reste sans certificat.
error-not-the-production-key = La clé { $key } n’est pas celle que la production a mise sur la carte.
    .not-done = Rien n’a été délivré ; la carte est inchangée.
    .next = Mettre la carte hors service et le signaler : sa clé a été remplacée, ou elle n’est pas la carte qu’elle paraît être.
error-unknown-order = Cet ordre n’existe pas, ou appartient à un autre opérateur.
    .not-done = Rien n’a été modifié.
    .next = { $in ->
        [window] Vérifier l’identifiant.
       *[terminal] Vérifier l’identifiant dans la liste : countersign orders list.
    }
error-order-state = L’ordre est { $state ->
    [granted] autorisé, mais n’est pas encore arrivé
    [executing] en traitement
    [fulfilled] exécuté, et son récépissé est en attente
    [completed] terminé
    [abandoned] abandonné
    [superseded] remplacé par un autre ordre
    [expired] expiré
   *[other] dans l’état { $state }
 } : cela ne le permet pas.
    .not-done = L’ordre n’a pas été modifié.
    .next = { $in ->
        [window] Choisir « Actualiser », et revoir la carte.
       *[terminal] Le consulter : countersign orders show.
    }
error-receipt-refused = L’hôte n’a pas accepté le récépissé : { $what }.
    .not-done = Les certificats sont sur la carte mais pas publiés ; l’ordre reste ouvert.
    .next = { $in ->
        [window] Ne pas remettre la carte. Soumettre à nouveau pour elle, ce qui remplace l’ordre et révoque ses certificats.
       *[terminal] Ne pas remettre la carte. Abandonner l’ordre, ce qui révoque ses certificats, et délivrer la carte à nouveau.
    }
error-clock-apart = L’horloge de cet ordinateur est trop éloignée de celle de l’hôte.
    .not-done = Rien n’a été délivré.
    .next = Régler l’horloge de cet ordinateur ; l’heure de l’hôte est { $host-time }.
error-malformed = L’hôte n’a pas compris la demande : { $what }.
    .not-done = L’hôte n’a rien fait.
    .next = Vérifier que ce programme et l’hôte sont de la même version.
error-internal = Un échec s’est produit au sein de l’hôte.
    .not-done = Il n’est pas certain que l’ordre ait été pris ; aucun certificat n’est publié sans récépissé.
    .next = { $in ->
        [window] Réessayer. Si cela persiste, prévenir le responsable de l’hôte ; son journal a les détails sous { $reference }.
       *[terminal] Consulter les ordres ouverts : countersign orders list. Le journal de l’hôte a les détails sous { $reference }.
    }

### Where PIN and PUK go, and cards that come from their factory.

error-pin-mailer-not-asked-for = Une adresse ou un identifiant de lettre a été donné, que la procédure ne demande pas.
    .not-done = { nothing-signed }
    .next = { $in ->
        [window] Choisir « Actualiser », et soumettre à nouveau : la procédure a peut-être changé.
       *[terminal] Omettre --pin-mail ou --letter-id : countersign procedures dit comment le PIN et le PUK parviennent au titulaire.
    }
error-pin-mailer-no-address = La procédure envoie le PIN par courriel, et aucune adresse n’a été donnée.
    .not-done = { nothing-signed }
    .next = { $in ->
        [window] Saisir l’adresse à laquelle le PIN est envoyé.
       *[terminal] Donner l’adresse à laquelle le PIN est envoyé : --pin-mail ADDRESS.
    }
error-pin-mailer-not-an-address = Ce n’est pas une adresse e-mail.
    .not-done = { nothing-signed }
    .next = La saisir sous la forme name@example.org, en lettres sans accents.
error-pin-mailer-where-the-card-goes = La carte est envoyée à cette adresse ({ $field }) : qui aurait les deux pourrait utiliser la carte.
    .not-done = { nothing-signed }
    .next = Donner une autre adresse pour le PIN.
error-pin-mailer-no-letter-id = Aucun identifiant de lettre n’a été donné, ou ce qui a été donné n’en est pas un.
    .not-done = { nothing-signed }
    .next = { $in ->
        [window] Saisir l’identifiant qui figure sur le papier : au plus 32 lettres A–Z, chiffres et traits d’union.
       *[terminal] Donner l’identifiant qui figure sur le papier, au plus 32 lettres A–Z, chiffres et traits d’union : --letter-id ID.
    }
error-pin-mailer-letter-id-used = Une autre lettre a l’identifiant { $id }.
    .not-done = { nothing-signed }
    .next = { $next ->
        [none] Prendre la feuille suivante, et donner son identifiant.
       *[other] Prendre la feuille suivante, et donner son identifiant ; le prochain créé d’avance est { $next }.
    }
error-pin-mailer-mail-not-set-up = L’hôte n’est pas configuré pour envoyer des courriels.
    .not-done = { nothing-signed }
    .next = Utiliser une procédure qui n’envoie pas le PIN par courriel, ou faire configurer l’envoi de courriels chez l’hôte.
error-take-in-not-allowed = La carte n’est pas en stock, et la procédure ne fait pas entrer de cartes en stock.
    .not-done = { nothing-signed }
    .next = Utiliser une procédure qui fait entrer les cartes en stock, ou y faire entrer la carte.
error-take-in-in-stock = La carte est en stock avec ses propres secrets, et indique qu’elle a ceux d’usine.
    .not-done = { nothing-signed }
    .next = Mettre la carte hors service et la faire examiner : quelqu’un l’a peut-être réinitialisée.
error-take-in-guid-taken = Une autre carte de l’hôte a le GUID que celle-ci devait recevoir.
    .not-done = { nothing-signed }
    .next = Soumettre à nouveau : la carte reçoit un autre GUID.
error-take-in-no-identity = La carte n’a rien de durable qui la distingue de toutes les autres.
    .not-done = { nothing-signed }
    .next = Utiliser une carte qui indique un numéro de série.
