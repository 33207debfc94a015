### What can be wrong with a place that a desk opens: the practice desk, and an own host that has no officer yet.

error-practice-no-such-device = Il n’y a pas de lecteur d’exercice « { $device } ».
    .not-done = Aucune carte n’a été déplacée.
    .next = Choisir l’un des lecteurs d’exercice.
error-practice-nothing-to-put-back = Aucune carte n’a été retirée de « { $device } ».
    .not-done = Aucune carte n’a été déplacée.
    .next = Choisir une carte à insérer.
error-practice-no-such-card = Il n’y a pas de carte d’exercice { $number }.
    .not-done = Aucune carte n’a été déplacée.
    .next = Choisir l’une des cartes d’exercice.
error-practice-card-not-made = La carte d’exercice n’a pas pu être créée.
    .not-done = Les cartes sont inchangées.
    .next = Réessayer. Si cela persiste, quitter le poste d’exercice et le rouvrir.
error-window-unreachable = La fenêtre n’atteint pas le reste de Countersign.
    .not-done = La dernière demande n’a peut-être pas été faite ; ce qui est affiché est peut-être ancien.
    .next = Attendre un instant. Si cela persiste, fermer Countersign et le rouvrir ; cartes et ordres sont alors examinés à nouveau.

error-no-place = Aucun poste n’est ouvert.
    .not-done = Rien n’a été fait.
    .next = Choisir où vous travaillez.
error-not-practice = Ce n’est pas le poste d’exercice.
    .not-done = Aucune carte n’a été déplacée.
    .next = Déplacer les cartes à la main, ou quitter ce poste et ouvrir le poste d’exercice.
error-stays-during-run = Une carte est en cours de délivrance à ce poste.
    .not-done = Le poste reste ouvert.
    .next = Attendre la fin de l’opération, ou l’arrêter, puis quitter.
error-settings-unusable = Ce qui a été retenu de la dernière fois est illisible : { $file }.
    .not-done = Rien d’autre n’a été modifié ; cartes, procédures et ordres n’y sont pas conservés.
    .next = Choisir où vous travaillez : le fichier est alors réécrit.

## A sitting: something was asked for that does not go together with how far the work is

error-officer-device-not-chosen = Le lecteur de la carte d’opérateur n’est pas choisi.
    .not-done = Vous n’êtes pas connecté.
    .next = Choisir le lecteur où se trouve la carte d’opérateur.
error-officer-signed-in = { $officer } est connecté.
    .not-done = Le lecteur de la carte d’opérateur est inchangé ; personne n’a été déconnecté.
    .next = Se déconnecter avant qu’un autre opérateur se connecte.
error-sign-in-under-way = Une connexion est en cours.
    .not-done = Rien d’autre n’a été commencé.
    .next = Attendre qu’elle soit terminée.
error-no-form = Il n’y a pas de formulaire : aucune carte n’a été lue, ou aucune procédure n’est choisie.
    .not-done = La dernière saisie ou le dernier choix n’a pas été pris.
    .next = Insérer la carte, et choisir une procédure.
error-unknown-action = Il n’y a pas d’action « { $action } ».
    .not-done = Le brouillon est inchangé.
    .next = Choisir « Ajouter », « Refaire » ou « Délivrer », ou laisser la clé telle quelle.
error-procedure-not-chosen = Aucune procédure n’est choisie.
    .not-done = { nothing-signed }
    .next = Choisir une procédure, et soumettre à nouveau.
error-subject-card-not-read = La carte de ce formulaire n’est pas dans le lecteur de la carte du titulaire, ou n’a pas encore été lue.
    .not-done = { nothing-signed }
    .next = Insérer la carte, et soumettre une fois qu’elle est lue.
error-run-not-put-away = La dernière opération est terminée, et son résultat est encore affiché.
    .not-done = { nothing-signed }
    .next = Choisir « Carte suivante », ou revenir au formulaire.
error-question-gone = Cette question n’est plus posée.
    .not-done = La réponse n’a pas été utilisée.
    .next = Répondre à ce qui est demandé maintenant.
error-pins-differ = Les deux PIN ne sont pas identiques.
    .not-done = La carte ne les a pas vus ; aucun essai n’a été consommé.
    .next = Saisir deux fois le nouveau PIN.
error-pin-taken = Le code PIN a déjà été communiqué. Il ne l’est qu’une fois.
    .not-done = Il n’est pas affiché à nouveau.
    .next = S’il a été noté, le dire. Sinon, le dire aussi : l’ordre reste ouvert, et l’ordre suivant de la carte définit un autre PIN.
error-pin-not-taken = Le code PIN n’a pas encore été affiché.
    .not-done = Rien n’a été dit à l’hôte.
    .next = Regarder d’abord le code PIN, puis dire s’il a été noté.

## Choosing files

error-production-file-too-large = Le fichier dépasse { $limit } octets : ce n’est pas un fichier de production.
    .not-done = Aucune carte n’est entrée en stock.
    .next = Choisir le fichier de production fourni avec les cartes.

## The first officer of an own host

error-no-own-host = Ce poste n’a pas d’hôte propre qui fonctionne dans ce programme.
    .not-done = Rien n’a été modifié.
    .next = Se connecter, ou choisir un autre lieu de travail.
error-officer-exists = L’hôte a déjà un opérateur.
    .not-done = Personne d’autre n’est devenu opérateur, et aucune carte n’est entrée en stock.
    .next = Se connecter avec la carte d’opérateur.
error-officer-card-without-identity = La carte n’a rien qui la distingue des autres : ni numéro de série, ni clé d’authentification de carte, ni GUID.
    .not-done = La carte est inchangée.
    .next = Utiliser une autre carte.
error-officer-card-not-in-stock = La carte n’est pas en stock, et n’a pas de certificats d’opérateur.
    .not-done = La carte est inchangée.
    .next = Faire entrer son fichier de production en stock, ou insérer une carte qui a les deux certificats d’un opérateur.
error-officer-card-issued-before = L’hôte ne détient pas le PIN de cette carte : elle a déjà été délivrée.
    .not-done = La carte est inchangée.
    .next = Utiliser une autre carte du stock.
error-officer-card-open-order = Un ordre pour cette carte est ouvert chez l’hôte.
    .not-done = La carte est inchangée.
    .next = Utiliser une autre carte du stock.
error-officer-card-place-taken = En { $key } se trouve un certificat qui ne vient pas de la production et qui est peut-être en usage.
    .not-done = La carte est inchangée.
    .next = Utiliser une autre carte : une carte du stock, ou une carte qui a les certificats d’un opérateur en 9A et 9C.
error-officer-card-pin-blocked = Le PIN de la carte est bloqué.
    .not-done = La carte est inchangée.
    .next = Utiliser une autre carte, ou faire débloquer le PIN avec son PUK.
error-officer-card-another-pin = La carte a un autre PIN que celui que l’hôte détient, ou il ne lui reste qu’un essai.
    .not-done = Rien n’a été délivré ; personne n’est devenu opérateur.
    .next = Utiliser une autre carte du stock.
error-officer-card-no-certificate = La carte n’a pas en { $key } de certificat qu’un opérateur puisse utiliser.
    .not-done = La carte est inchangée ; personne n’est devenu opérateur.
    .next = Insérer une carte qui a les certificats d’un opérateur en 9A et 9C, ou une carte du stock.
error-officer-card-other-key = La clé en { $key } n’est pas celle de son certificat.
    .not-done = La carte est inchangée ; personne n’est devenu opérateur.
    .next = Utiliser une autre carte.
error-officer-card-certificate = Le certificat en { $key } ne peut pas être celui d’un opérateur : { $why ->
    [outside-validity] il a expiré, ou n’est pas encore valide
    [revoked] il a été révoqué
    [untrusted] il n’a pas été délivré par l’autorité indiquée
    [wrong-usage] il n’est pas destiné à cet usage
   *[malformed] il est illisible
 }.
    .not-done = La carte est inchangée ; personne n’est devenu opérateur.
    .next = Utiliser une autre carte, ou donner le certificat de la bonne autorité.
error-officer-card-same-certificate = Le même certificat se trouve en 9A et en 9C.
    .not-done = La carte est inchangée ; personne n’est devenu opérateur.
    .next = Utiliser une carte qui a un certificat pour se connecter (9A) et un autre pour signer (9C).
error-officer-card-swapped = Le certificat en 9A est fait pour signer, et celui en 9C pour se connecter.
    .not-done = La carte est inchangée ; personne n’est devenu opérateur.
    .next = Utiliser une autre carte.
error-officer-card-key-not-proven = La carte n’a pas prouvé que la clé { $key } est une nouvelle clé à elle.
    .not-done = Aucun certificat n’a été délivré ; personne n’est devenu opérateur.
    .next = Utiliser une autre carte.
error-officer-card-given-up = Autre chose a été fait entre-temps avec cette carte chez l’hôte.
    .not-done = Personne n’est devenu opérateur ; les certificats délivrés sont révoqués.
    .next = Réessayer avec la carte.
error-officer-issuer-missing = Le certificat de l’émetteur des certificats de la carte manque : { $issuer }.
    .not-done = La carte est inchangée ; personne n’est devenu opérateur.
    .next = Choisir le fichier avec le certificat de l’autorité (PEM).
error-officer-authorities-unusable = Le fichier de l’autorité n’est pas utilisable : { $what ->
    [too-large] il est trop grand
    [malformed] un de ses certificats est illisible
   *[no-certificate] il ne contient aucun certificat
 }.
    .not-done = La carte est inchangée ; personne n’est devenu opérateur.
    .next = Choisir le fichier avec le certificat de l’autorité (PEM).
error-officer-name-malformed = Ce nom n’est pas utilisable : le nom d’un opérateur a de 2 à 64 caractères.
    .not-done = La carte est inchangée ; personne n’est devenu opérateur.
    .next = Saisir le nom de l’opérateur.
error-own-host-failed = L’hôte propre à ce poste a échoué : { $what ->
    [database] sa base de données ne peut pas être lue ou écrite
    [sealing] sa clé de scellement n’ouvre pas ce qu’elle a scellé
   *[other] une erreur interne
 }.
    .not-done = Personne n’est devenu opérateur ; aucune carte n’est entrée en stock.
    .next = Réessayer. Si cela persiste, examiner le dossier de l’hôte et l’espace sur son disque.
error-production-file-malformed = Ligne { $line } du fichier de production : { $what ->
    [ends] le fichier s’arrête au milieu
    [not-json] ce n’est pas du JSON
    [unknown-field] un champ que le format n’a pas
    [missing-field] un champ manque
    [repeated-field] un champ est là deux fois
   *[value] une valeur n’a pas la forme de son champ
 }.
    .not-done = Aucune carte n’est entrée en stock.
    .next = Choisir le fichier de production fourni avec les cartes, tel quel.
error-production-file-unusable = Le fichier de production n’est pas utilisable : { $what ->
    [format] il est d’un autre format
    [authority] un certificat de ses autorités est illisible
    [card] une donnée de la carte { $number } n’a pas la forme voulue
    [no-identity] la carte { $number } n’a rien qui permette de la reconnaître
    [transport-certificate] un certificat de transport de la carte { $number } ne vient pas des autorités du fichier, ou est pour une autre clé
   *[key] une clé de la carte { $number } est illisible, ou est là deux fois
 }.
    .not-done = Aucune carte n’est entrée en stock.
    .next = Prévenir le fabricant des cartes.
error-production-file-repeats = La carte { $number } du fichier de production a le numéro de série, le GUID ou la clé d’une carte qui la précède.
    .not-done = Aucune carte n’est entrée en stock.
    .next = Prévenir le fabricant des cartes.
error-production-file-conflict = La carte { $number } du fichier de production a le numéro de série, le GUID ou la clé d’une autre carte en stock.
    .not-done = Aucune carte n’est entrée en stock.
    .next = Prévenir le fabricant des cartes.
