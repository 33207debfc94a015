### What goes wrong on the command line itself.

error-no-device = Aucun { $role ->
    [officer] lecteur avec une carte d’opérateur
   *[subject] lecteur avec une carte de titulaire
 } n’a été trouvé.
    .not-done = Aucune carte n’a été écrite.
    .next = Insérer la carte dans un lecteur, puis le chercher : countersign devices.
error-several-devices = Plusieurs lecteurs sont possibles{ $role ->
    [officer] {" "}pour la carte d’opérateur
   *[subject] {" "}pour la carte du titulaire
 } : { $choices }.
    .not-done = Aucune carte n’a été écrite.
    .next = En nommer un : { $role ->
        [officer] --officer-device
       *[subject] --device
    }. Une partie du nom suffit si aucun autre lecteur ne l’a.
error-unknown-device = Aucun lecteur ne s’appelle « { $device } ».
    .not-done = Aucune carte n’a été lue ni écrite.
    .next = Utiliser un de ces noms, ou une partie qu’aucun autre n’a : { $choices }.
error-secret-missing = Secret requis : { $secret }. Il n’y a pas de terminal où le demander.
    .not-done = { $secret-name ->
        [signature-pin] Rien n’a été signé ; la carte du titulaire est inchangée.
       *[other] Ce qui en avait besoin n’a pas été fait.
    }
    .next = Le donner dans un fichier : --secrets FILE avec la ligne « { $secret-name }=… », ou --secrets - pour l’entrée standard.
error-pin-mailer-missing = { $what ->
    [address] L’adresse à laquelle le PIN est envoyé par courriel est nécessaire
    [letter] L’identifiant de la lettre est nécessaire
   *[both] L’adresse à laquelle le PIN est envoyé par courriel et l’identifiant de la lettre sont nécessaires
 }, et il n’y a pas de terminal où demander.
    .not-done = Rien n’a été signé ; la carte du titulaire est inchangée.
    .next = Donner { $what ->
        [address] --pin-mail ADDRESS
        [letter] --letter-id ID
       *[both] --pin-mail ADDRESS et --letter-id ID
    }.
error-secrets-unreadable = Le fichier de secrets « { $file } » est illisible : { io-why }.
    .not-done = Aucune carte n’a été lue ni écrite.
    .next = Vérifier le chemin et les droits de lecture du fichier.
error-secrets-malformed = La ligne { $line } des secrets n’est pas l’un de { $names }, suivi de = et d’une valeur.
    .not-done = Aucune carte n’a été lue ni écrite.
    .next = Corriger la ligne. Les lignes vides ou commençant par # sont ignorées.
error-secrets-too-large = Les secrets dépassent { $bytes } octets.
    .not-done = Aucune carte n’a été lue ni écrite.
    .next = Donner des lignes comme signature-pin=… et rien d’autre.
error-ca-unreadable = L’autorité de l’hôte ne peut pas être lue dans « { $file } » : { io-why }.
    .not-done = L’hôte n’a pas été contacté.
    .next = Donner avec --ca le fichier PEM que l’hôte a indiqué.
error-unknown-input = La procédure n’a pas de champ « { $input } ».
    .not-done = Rien n’a été signé ni délivré ; la carte du titulaire est inchangée.
    .next = Nommer un de ses champs, par nom ou par libellé : { $fields }.
error-ambiguous-input = « { $input } » est le libellé de plusieurs champs.
    .not-done = Rien n’a été signé ni délivré ; la carte du titulaire est inchangée.
    .next = Utiliser le nom du champ voulu : { $fields }.
error-several-requests = Les empreintes de plusieurs demandes de recouvrement commencent par { $digest }.
    .not-done = Rien n’a été signé, approuvé ni refusé.
    .next = Donner une plus longue partie de l’empreinte voulue : { $choices }.
error-given-twice = { $option } est donné deux fois pour { $about }.
    .not-done = Rien n’a été signé ni délivré ; la carte du titulaire est inchangée.
    .next = Ne le donner qu’une fois.
error-practice-card-unknown = Il n’y a pas de carte d’exercice { $number }.
    .not-done = Rien n’a été fait.
    .next = En choisir une de { $first } à { $last } : countersign practice --cards.
error-usage = La ligne de commande n’a pas été comprise : { $what }.
    .not-done = Rien n’a été fait.
    .next = Elle s’écrit ainsi : { $synopsis } (plus de détails : { $command } --help).
error-no-runtime = Le système ne fournit pas de fils d’exécution : { io-why }.
    .not-done = Rien n’a été fait.
    .next = Fermer d’autres programmes, et réessayer.
