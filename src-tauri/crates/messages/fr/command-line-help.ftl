### What the command line says about itself: its help and what it does not understand. A text of a command or an option is
### one line or begins with one; `.more` is what only --help says of it, `.after` what stands below the options.

help-usage = Utilisation :
help-commands = Commandes :
help-arguments = Arguments :
help-options = Options :
help-host = Hôte :
help-officer = Opérateur :
help-recovery = Recouvrement :
# Stand for what can follow, in the line that says how a command is typed.
help-any-options = OPTIONS
help-a-command = COMMANDE
help-default = [par défaut : { $value }]
help-possible-values = [valeurs possibles : { $values }]
help-environment-variable = [env : { $name }]

## Commands

command = L’autorité d’enregistrement de bureau pour les organisations dont la PKI repose sur des cartes à puce
command-help = Afficher cette aide, ou celle d’une commande
command-devices = Lister les lecteurs et les cartes qui s’y trouvent
command-card = Montrer le contenu d’une carte : identité, clés, certificats, essais restants
command-card-record = Montrer ce que l’hôte sait d’une carte : stock, ce qui lui a été fait, ses certificats
command-certificate = Montrer un certificat avec tous ses champs et extensions, et ce que l’hôte en sait
command-procedures = Lister les procédures que vous pouvez utiliser, ou montrer ce que l’une demande et fait
command-issue = Délivrer des certificats à la carte du titulaire, et y mettre des clés archivées
command-archive = Rechercher dans l’archive des clés privées
command-archive-search = Trouver des clés archivées par le certificat délivré à la création de la clé
    .after =
        Les critères donnés ensemble doivent tous être remplis. Au plus 50 certificats sont affichés, les plus récents d’abord ; --after continue.

        Avec --json : { $shape }.
command-recovery = Demander l’approbation d’un recouvrement, et décider des demandes des autres
command-recovery-request = Demander l’approbation : d’autres opérateurs lisent qui veut quelles clés, sur quelle carte et pourquoi
    .after =
        L’empreinte de la demande est affichée. Quand assez d’opérateurs ont approuvé, `countersign issue --request DIGEST` avec les mêmes procédure, carte, titulaire, clés et motif l’utilise. Elle expire après sept jours.

        Avec --json : { $shape }.
command-recovery-list = Lister les demandes en attente ou approuvées, celles de tous les opérateurs si vous pouvez approuver ; vos demandes refusées aussi
command-recovery-approve = Approuver la demande d’un autre opérateur
command-recovery-refuse = Refuser la demande d’un autre opérateur ; elle est close
command-orders = Lister, montrer, vérifier, abandonner et exporter des ordres
command-orders-list = Lister les ordres, les plus récents d’abord : ceux qui sont ouverts, ou tous
command-orders-show = Montrer un ordre : qui a ordonné quoi pour quelle carte, et ses certificats
command-orders-verify = Vérifier les signatures d’un ordre et que ses documents vont ensemble
command-orders-abandon = Abandonner un ordre ouvert ; ses certificats sont révoqués
command-orders-export = Écrire les documents d’un ordre dans un dossier, pour `openssl cms -verify` et pour les conserver
command-unblock = Débloquer une carte avec son PUK, ce qui définit un nouveau PIN
    .after =
        Sur une carte PIV, débloquer définit un nouveau PIN, que l’ancien soit bloqué ou non. Le nouveau PIN parvient au titulaire comme le dit la procédure du dernier ordre de la carte. Le PUK est demandé, ou vient du fichier de secrets (puk=…), et ne quitte jamais cet ordinateur ; avec --host-puk, c’est l’hôte qui le fournit.

        Avec --json : { $shape }.
command-change-pin = Changer le PIN d’une carte, avec celui qu’elle a
    .after =
        Le PIN que la carte a est à saisir par son titulaire (holder-pin=…). Le nouveau lui parvient comme le dit la procédure du dernier ordre de la carte.

        Avec --json : { $shape }.
command-letters = Lister et imprimer des lettres PIN, et créer des identifiants de lettre d’avance
command-letters-list = Lister les lettres PIN, les plus récentes d’abord
command-letters-print = Imprimer des lettres par le service d’impression du système ; une fois de plus, seulement avec un motif
command-letters-preview = Écrire une lettre telle qu’elle sera dans un fichier PDF, avec des points au lieu du PIN et du PUK
command-letters-create-ids = Créer des identifiants de lettre d’avance, pour du papier où ils sont déjà imprimés, chacun supérieur de 1 au précédent
command-mails = Lister les courriels PIN, et renvoyer ceux qui ont échoué
command-mails-list = Lister les courriels PIN, les plus récents d’abord
command-mails-resend = Renvoyer un courriel qui a échoué
command-practice = Délivrer une carte d’exercice : lecteurs, cartes et hôte sont dans le programme
command-completions = Afficher les complétions d’un shell

## Arguments and options: of one command, or of all that have one of that name

argument-help = Afficher l’aide : courte (-h) ou complète (--help)
argument-version = Afficher la version
argument-json = Afficher du JSON au lieu de texte : une valeur, ou une valeur par ligne là où des étapes ou des événements sont rapportés
    .more = Un échec est { $shape }.
argument-help-subcommand = La commande
argument-host = Adresse de l’hôte du gestionnaire de certificats (https://…). Sans elle, l’hôte de la configuration, sinon celui qui est intégré ici
argument-ca = L’autorité dont le certificat TLS de l’hôte doit venir, un fichier PEM. Sans elle, celle de la configuration, pour l’hôte de la configuration ; là où une politique fixe l’hôte, celle-ci ne compte pas
argument-data = Dossier de l’hôte intégré, celui de cet utilisateur s’il n’est pas donné. Il est mis en place la première fois, avec indication du lieu ; opérateurs et cartes se font connaître par `countersign-host officers add` et `cards import`, qui prennent le même dossier
argument-officer-device = Lecteur de la carte d’opérateur : son nom, ou une partie qu’aucun autre lecteur n’a
argument-secrets = Lire les PIN dans un fichier, ou sur l’entrée standard (-), au lieu de les demander. Un par ligne : signature-pin=…, holder-pin=…, new-pin=…, puk=…
argument-devices-watch = Continuer à signaler ce qui est inséré et retiré, jusqu’à Ctrl-C
argument-card-device = Lecteur où est la carte : son nom, ou une partie qu’aucun autre lecteur n’a
argument-device = Lecteur de la carte du titulaire : son nom, ou une partie qu’aucun autre lecteur n’a
argument-card-record-device = Lecteur où est la carte : son nom, ou une partie qu’aucun autre lecteur n’a
argument-card-record-order = La carte de cet ordre, par l’identifiant de l’ordre ; elle n’a pas à être ici
argument-certificate-id = L’identifiant du certificat, décimal : un certificat de l’hôte
argument-certificate-key = Le certificat à cet emplacement de la carte : 9a, 9c, 9d, 9e ou 82 à 95
argument-certificate-device = Lecteur où est la carte : son nom, ou une partie qu’aucun autre lecteur n’a
argument-procedures-procedure = La procédure à montrer, par son nom dans la liste : ses clés, champs de saisie, cartes et PIN. Sans elle, la liste
argument-procedure = La procédure, par son nom dans la liste de `countersign procedures`
argument-practice-procedure = La procédure, par son nom dans la liste de `countersign practice --procedures`
argument-recovery-request-procedure = La procédure que l’ordre suivra, par son nom dans la liste de `countersign procedures`
argument-inputs = Un champ sur le titulaire, par son nom ou son libellé : common_name=Anna Berg. Une fois par champ
argument-actions = L’action pour une clé : 9a=add, redo, issue ou blank. Les clés non nommées prennent le préréglage de la procédure. Pour une clé qui vient de l’archive, il y a --recover et --no-request
argument-algorithms = L’algorithme d’une clé générée, sur la carte ou chez l’hôte : 9a=rsa2048, rsa3072, rsa4096, eccp256 ou eccp384
argument-dry-run = Montrer en mots ce qui serait signé, et s’arrêter là. Un brouillon qui ne peut pas être soumis finit avec le code de sortie 6
argument-pin-mail = L’adresse à laquelle le PIN est envoyé par courriel, là où la procédure l’envoie
argument-letter-id = L’identifiant de la lettre, tel qu’il figure sur le papier, là où la procédure imprime le PIN ou le PUK
argument-recover = Demander une clé à l’archive : 9d=ID prend la clé de cet identifiant de certificat ; 9d seul fait chercher l’hôte par les champs du titulaire. Une procédure avec une seule clé à recouvrer la demande sans cette option
argument-no-request = Ne demander aucune clé à l’archive pour cet emplacement, même si la procédure le ferait d’abord
argument-reason = Pourquoi des clés sont recouvrées, dans vos mots ; le motif est signé, et conservé dans l’audit de l’hôte
argument-issue-request = La demande de recouvrement approuvée que l’ordre utilise, là où la procédure demande des approbations : son empreinte, ou un début qu’aucune autre n’a
argument-practice-request = { argument-issue-request }
argument-request = Empreinte de la demande, ou un début qu’aucune autre n’a
argument-recovery-refuse-reason = Pourquoi, dans vos mots ; le motif est signé, et montré à l’opérateur qui demande
argument-archive-search-serial = Le numéro de série entier, hexadécimal ; deux-points, espaces, traits d’union, 0x et zéros en tête ne comptent pas
argument-archive-search-subject = Une partie du sujet, au moins trois caractères, sans égard à la casse
argument-archive-search-id = L’identifiant du certificat, décimal
argument-archive-search-after = Seulement ceux qui suivent cet identifiant de certificat : le dernier de la page précédente
argument-orders-list-all = Tous les ordres, pas seulement les ouverts
argument-orders-list-open = Seulement les ordres ouverts ; c’est ce qui est listé sans --all ni --search
argument-orders-list-search = Ceux qui contiennent chacun de ces mots, d’au moins trois caractères : dans carte, titulaire, procédure, opérateur, motif, ordre, numéro de série ; # et des chiffres pour un identifiant de certificat
argument-orders-list-before = Continuer après le dernier de la page précédente, par la position affichée
argument-order = Identifiant de l’ordre
argument-orders-abandon-reason = Pourquoi, dans vos mots ; le motif est signé avec l’ordre
argument-orders-export-to = Dossier pour les fichiers ; créé s’il n’existe pas
argument-unblock-host-puk = Débloquer avec le PUK que l’hôte conserve ; il faut le rôle correspondant
argument-letters-list-state = Seulement celles dans cet état : waiting, ready, printed ou erased
argument-letters-list-search = Seulement celles dont l’identifiant, le titulaire ou la carte contient ceci
argument-letters-list-before = Continuer après la dernière de la page précédente, par son numéro
argument-letters = Numéros des lettres, tels que `countersign letters list` les affiche, dans l’ordre où elles sont imprimées
argument-letters-print-printer = L’imprimante, telle que le système la nomme. Sans elle, celle de la configuration, sinon celle par défaut du système
argument-letters-print-reason = Pourquoi elles sont imprimées une fois de plus, dans vos mots ; le motif est signé avec l’ordre
argument-letter = Numéro de la lettre, tel que `countersign letters list` l’affiche
argument-letters-preview-to = Le fichier PDF à écrire
argument-letters-create-ids-prefix = Le préfixe de chacun. Sans lui, celui de la configuration, sinon aucun
argument-letters-create-ids-first = Le numéro du premier. Sans lui, celui qui suit le plus élevé parmi ceux qui commencent ainsi
argument-letters-create-ids-digits = Combien de chiffres les numéros ont au moins, avec des zéros devant
argument-letters-create-ids-count = Combien
argument-mails-list-state = Seulement ceux dans cet état : waiting, queued, sent, failed ou erased
argument-mails-list-before = Continuer après le dernier de la page précédente, par son numéro
argument-mail = Numéro du courriel, tel que `countersign mails list` l’affiche
argument-mails-resend-address = L’adresse ; sans @, elle reçoit le domaine de la configuration
argument-mails-resend-reason = Pourquoi il est renvoyé, dans vos mots ; le motif est signé avec l’ordre
argument-practice-card = La carte d’exercice, par son numéro ; sans lui, la première à laquelle la procédure convient
argument-practice-cards = Lister les cartes d’exercice
argument-practice-procedures = Lister les procédures d’exercice
argument-practice-show = Montrer la procédure : ses clés, champs de saisie, cartes et PIN
argument-completions-shell = Le shell

## What a program that issues is told with --json

json-lines = Avec --json, une valeur par ligne :
json-in-no-certificate = les champs remplis qui n’arrivent dans aucun certificat
json-step = chaque étape, à sa fin
json-pin-code = le PIN, là où la procédure l’affiche
json-puk-code = le PUK, là où la procédure l’affiche, après le PIN
json-result = le résultat, en dernier
json-dry-run = Avec --dry-run, c’est plutôt { $draft }, puis { $error } si le brouillon ne peut pas être soumis.

## Below the help of the program

exit-codes = Codes de sortie :
exit-0 = fait
exit-1 = échec, pour une raison qui n’est aucune des suivantes
exit-2 = la ligne de commande n’a pas été comprise, ou il lui manque quelque chose
exit-3 = annulé ; rien n’a été délivré
exit-4 = PIN : faux, bloqué ou contraire aux règles
exit-5 = lecteur ou carte : absent, pas le bon, tenu par un autre programme, retiré, en échec
exit-6 = brouillon : un champ, une action ou une procédure qui ne convient pas ou manque
exit-7 = l’hôte a refusé
exit-8 = l’hôte est injoignable, ou n’est pas celui de confiance
exit-9 = incomplet : des certificats ont été, ou ont pu être, délivrés, mais la carte n’est pas terminée ; l’ordre reste ouvert
exit-10 = la vérification d’un ordre ou d’un autre document a échoué
exit-130 = interrompu par Ctrl-C : par un second pendant qu’une carte est délivrée, sinon par le premier
environment = Environnement :
environment-no-color = pas de couleurs
environment-log = ce qui est journalisé sur la sortie d’erreur, comme debug ou desk=trace ; jamais de secrets

## What is not understood

usage-unknown-argument = { $argument } n’existe pas ici{ $suggested ->
    [none] {""}
   *[other]  ; peut-être { $suggested }
 }
usage-unknown-command = il n’y a pas de commande « { $command } »{ $suggested ->
    [none] {""}
   *[other]  ; peut-être { $suggested }
 }
usage-command-missing = une commande manque : { $commands }
usage-value-missing = { $argument } demande une valeur
usage-value-unknown = « { $value } » ne peut pas être donné pour { $argument } ; possibles : { $values }
usage-value-not-taken = « { $value } » ne peut pas être donné pour { $argument }{ $why ->
    [none] {""}
   *[other]  : { $why }
 }
usage-values = { $argument } a trop de valeurs, ou trop peu
usage-twice = { $argument } est donné deux fois
usage-not-together = { $argument } ne peut pas être donné avec { $others }
usage-missing = { $count ->
    [one] { $arguments } manque
   *[other] il manque : { $arguments }
 }
usage-not-text = elle contient ce qui n’est pas du texte (UTF-8)
usage-other = { $why }

value-not-of-form = pas de la forme { $form }
value-no-action = « { $typed } » n’est pas une action ; possibles : { $actions }
value-no-algorithm = « { $typed } » n’est pas un algorithme ; possibles : { $algorithms }
value-no-key = « { $typed } » ne désigne aucune clé ; possibles : 9a, 9c, 9d, 9e et 82 à 95
value-no-certificate-id = pas d’identifiant de certificat après =
value-no-digest = pas { $least } à { $most } chiffres hexadécimaux
