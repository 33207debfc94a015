### What can be wrong with readers and cards.
### $role is officer or subject where it is known; $device is the name of the device.

the-card = { $role ->
    [officer] la carte d’opérateur
    [subject] la carte du titulaire
   *[other] la carte
 }
The-card = { $role ->
    [officer] La carte d’opérateur
    [subject] La carte du titulaire
   *[other] La carte
 }

unblock-where = { $in ->
    [window] « Débloquer la carte… »
   *[terminal] countersign unblock
 }

error-reader-no-service = Le service de cartes à puce du système n’est pas démarré.
    .not-done = Aucune carte n’a été lue ni écrite.
    .next = { $system ->
        [windows] Démarrer le service « Carte à puce » (SCardSvr) ; Windows le démarre de lui-même dès qu’un lecteur est branché.
        [macos] Rebrancher le lecteur. Si cela ne suffit pas, redémarrer l’ordinateur : le service fait partie de macOS.
        [linux] Installer pcscd et le démarrer : sudo apt install pcscd, puis sudo systemctl start pcscd.
       *[other] Installer et démarrer le service de cartes à puce de ce système.
    }
error-reader-not-found = Il n’y a pas de lecteur « { $device } ».
    .not-done = Aucune carte n’a été lue ni écrite.
    .next = { $in ->
        [window] Brancher le lecteur, ou en choisir un autre.
       *[terminal] Brancher le lecteur, puis le chercher : countersign devices.
    }
error-reader-no-card = Il n’y a pas de carte dans « { $device } ».
    .not-done = Aucune carte n’a été lue ni écrite.
    .next = Insérer { the-card } dans le lecteur et réessayer.
error-reader-busy = « { $device } » est utilisé par un autre programme depuis plus de cinq secondes.
    .not-done = Ce qui était demandé à la carte n’a pas été fait.
    .next = Fermer l’autre programme qui utilise la carte, et réessayer.
error-reader-unresponsive = { The-card } dans « { $device } » ne répond pas.
    .not-done = La carte n’a été ni lue ni écrite.
    .next = La retirer, vérifier son sens d’insertion, nettoyer ses contacts, puis la réinsérer.
error-reader-failed = Le lecteur a échoué : { $what ->
    [not-supported] il ne sait pas faire ce qui lui était demandé
    [not-transmitted] il n’a pas pu échanger de données avec la carte
    [no-transaction] la carte a été sollicitée hors transaction
    [no-thread] le système n’a fourni aucun fil d’exécution
    [system] { $call } a répondu { $status }
   *[other] { $what }
 }.
    .not-done = La dernière action demandée à la carte n’a peut-être pas été faite.
    .next = { $in ->
        [window] Rebrancher le lecteur, et choisir « Actualiser ».
       *[terminal] Rebrancher le lecteur et examiner la carte : countersign card.
    }
error-card-removed = { The-card } a été retirée.
    .not-done = La dernière action demandée n’a peut-être pas été faite ; rien n’est affirmé sur l’état de la carte.
    .next = Réinsérer la carte, et réessayer.
error-card-session-lost = Un autre programme ou le système a réinitialisé { the-card } en plein travail.
    .not-done = Ce qui était commencé n’a pas été achevé.
    .next = Fermer les autres programmes qui utilisent la carte, et réessayer.
error-card-not-piv = { The-card } dans « { $device } » n’a pas d’application PIV.
    .not-done = La carte est inchangée.
    .next = Utiliser une carte PIV.
error-another-card = Une autre carte est dans « { $device } » : { $found ->
    [none] une carte qui ne s’identifie pas
   *[other] { $found }
 } au lieu de { $expected }.
    .not-done = L’autre carte n’a pas été modifiée.
    .next = Insérer la bonne carte, et réessayer.
error-card-without-identity = La carte dans « { $device } » n’a rien qui la distingue des autres : ni numéro de série, ni clé d’authentification de carte, ni GUID.
    .not-done = La carte est inchangée.
    .next = Faire pré-personnaliser la carte ; une carte sans identité n’est pas délivrée.
error-pin-needed = La clé { $key } de { the-card } demande un PIN, et aucun n’a été donné.
    .not-done = La clé n’a pas été utilisée.
    .next = Donner le PIN, et soumettre à nouveau.
error-pin-not-acceptable = Cela ne peut pas être le PIN d’une carte PIV : { $fault ->
    [too-short] il a moins de { $min } chiffres
    [too-long] il a plus de { $max } chiffres
    [not-digits] il contient autre chose que des chiffres
   *[not-printable] il contient des caractères qui ne se tapent pas
 }.
    .not-done = La carte ne l’a pas vu ; aucun essai n’a été consommé.
    .next = Saisir à nouveau le PIN.
error-wrong-pin = Le PIN de { the-card } est faux : { $tries-left ->
    [one] { $tries-left } essai restant
   *[other] { $tries-left } essais restants
 }.
    .not-done = Rien n’a été signé avec.
    .next = Saisir à nouveau le PIN. Après le dernier essai, la carte est bloquée et a besoin de son PUK.
error-pin-blocked = Le PIN de { the-card } est bloqué.
    .not-done = Rien n’a été signé ni délivré.
    .next = { $role ->
        [subject] La débloquer avec { unblock-where }. Une carte jamais délivrée se remet en stock.
       *[officer] Faire débloquer la carte avec son PUK, ou utiliser une autre carte d’opérateur.
    }
error-wrong-puk = Le PUK de { the-card } est faux : { $tries-left ->
    [one] { $tries-left } essai restant
   *[other] { $tries-left } essais restants
 }.
    .not-done = Le PIN n’a pas été débloqué.
    .next = Vérifier le PUK. Après le dernier essai, la carte ne peut plus être débloquée.
error-puk-blocked = Le PUK de { the-card } est bloqué.
    .not-done = Le PIN n’a pas été débloqué.
    .next = Mettre la carte hors service.
error-management-key-refused = { The-card } n’accepte pas la clé de gestion de la carte que l’hôte a pour elle.
    .not-done = Rien n’a été généré ni écrit.
    .next = Mettre la carte hors service, et faire vérifier son fichier de production chez l’hôte : le stock a une autre clé que la carte.
error-card-proof-wrong = { The-card } n’a pas pu prouver qu’elle connaît sa clé de gestion.
    .not-done = Rien n’a été généré ni écrit.
    .next = Mettre la carte hors service : elle n’est peut-être pas celle qu’elle paraît être.
error-touch-not-given = Personne n’a touché { the-card } à temps pour la clé { $key }.
    .not-done = La clé n’a pas été utilisée.
    .next = Soumettre à nouveau, et toucher la carte à l’invite.
error-no-such-key = { The-card } n’a pas de clé en { $key }, ou en a une d’un autre algorithme.
    .not-done = Rien n’a été fait avec cette clé.
    .next = { $in ->
        [window] Choisir une procédure et des actions qui conviennent à la carte.
       *[terminal] Examiner la carte (countersign card), et choisir une procédure et des actions qui lui conviennent.
    }
error-key-unsuitable = La clé { $key } de { the-card } ne peut pas servir à cela.
    .not-done = Rien n’a été fait avec cette clé.
    .next = Choisir une autre clé, ou une autre procédure.
error-card-not-offered = { The-card } n’offre pas { $feature ->
    [key-policies] de stratégies de PIN et de toucher pour les clés
    [management-key-change] le changement de la clé de gestion de la carte
    [attestation] d’attestation
    [sound-rsa-keys] de clés RSA sûres (CVE-2017-15361)
    [key-import] l’importation de clés privées
    [import-of-algorithm] l’importation de clés privées de cet algorithme
    [retry-limits] le choix du nombre de saisies fausses admises pour le PIN et le PUK
   *[other] { $feature }
 }.
    .not-done = Rien n’a été écrit.
    .next = Utiliser une autre carte, ou une procédure qui ne le demande pas.
error-card-full = { The-card } n’a pas de place pour ce qui devait être écrit.
    .not-done = L’objet trop grand n’a pas été écrit.
    .next = Utiliser une autre carte.
error-card-refused = { The-card } a refusé une commande ({ $instruction }).
    .not-done = Ce que la commande devait faire n’a pas été fait.
    .next = { $in ->
        [window] Choisir « Actualiser ». Si cela persiste, utiliser une autre carte.
       *[terminal] Examiner la carte : countersign card. Si cela persiste, utiliser une autre carte.
    }
error-card-malformed-answer = { The-card } a donné une réponse illisible ({ $instruction } : { $what ->
    [no-status] elle n’a pas de statut
    [structure] sa structure est fausse
    [too-long] elle est trop longue
    [public-key] elle ne contient pas de clé publique du bon type
    [not-as-written] ce n’est pas ce qui a été écrit
    [result] le résultat n’a pas la bonne forme ou la bonne taille
   *[other] { $what }
 }).
    .not-done = Ce que la commande devait faire n’a pas été fait, ou reste incertain.
    .next = Nettoyer les contacts et réessayer. Si cela persiste, utiliser une autre carte.
error-no-randomness = Le système ne fournit pas de nombres aléatoires.
    .not-done = Rien n’a été signé ni écrit.
    .next = Redémarrer l’ordinateur.
error-card-refused-new-pin = La carte a refusé le nouveau PIN : elle a sa propre règle, que ce PIN enfreint.
    .not-done = Le PIN est inchangé.
    .next = Choisir un autre PIN. Si le PIN venait du système, faire rendre les règles de PIN de la procédure aussi strictes que celles de la carte.

### Readers with keys of their own.

error-pinpad-missing = « { $device } » n’a pas de clavier où saisir un PIN.
    .not-done = { The-card } n’a vu aucun PIN ; aucun essai n’a été consommé.
    .next = { $in ->
        [window] Choisir « Actualiser », et réessayer.
       *[terminal] Réessayer, avec le lecteur qui a un clavier.
    }
error-pinpad-timed-out = Personne n’a saisi de PIN à temps sur « { $device } ».
    .not-done = { The-card } n’a vu aucun PIN ; aucun essai n’a été consommé.
    .next = Réessayer, et saisir le PIN sur le lecteur quand il le demande.
error-pinpad-cancelled = La saisie du PIN a été annulée sur « { $device } ».
    .not-done = { The-card } n’a vu aucun PIN ; aucun essai n’a été consommé.
    .next = Réessayer, et terminer la saisie sur le lecteur avec sa touche verte.
error-pinpad-pins-differ = Les deux PIN saisis sur « { $device } » ne sont pas identiques.
    .not-done = { The-card } n’a vu ni l’un ni l’autre ; aucun essai n’a été consommé.
    .next = Réessayer, et saisir deux fois le même PIN.
error-pinpad-wrong-length = Le PIN saisi sur « { $device } » est trop court ou trop long.
    .not-done = { The-card } ne l’a pas vu ; aucun essai n’a été consommé.
    .next = Réessayer avec 6 à 8 chiffres.
error-pinpad-not-taken = « { $device } » n’a pas accepté la demande de saisie d’un PIN sur son clavier.
    .not-done = { The-card } n’a vu aucun PIN ; aucun essai n’a été consommé.
    .next = Rebrancher le lecteur. Si cela persiste, utiliser un lecteur sans clavier.
