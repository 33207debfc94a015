### Configuration: what is wrong in its files, and why a setting was not changed.

## In a file or a policy. $place is the file with its line.

setting-mistake-unreadable = { $place } est illisible : { io-why }.
setting-mistake-too-large = { $place } dépasse { $bytes } octets et n’a pas été lu.
setting-mistake-malformed = { $place } n’est pas compréhensible : { $why }.
setting-mistake-unknown-key = { $place } : il n’y a pas de réglage « { $key } ».
setting-mistake-wrong-type = { $place } : « { $key } » demande { setting-type }.
setting-mistake-out-of-range = { $place } : « { $key } » demande un nombre entier de { $min } à { $max }.
setting-mistake-no-choice = { $place } : « { $key } » demande l’une de ces valeurs : { $choices }.
setting-mistake-no-address = { $place } : « { $key } » demande l’adresse https d’un hôte, sans chemin.
setting-mistake-no-authority = { $place } : « { $key } » demande le chemin absolu d’un fichier PEM, ou un texte PEM.
setting-mistake-no-printer = { $place } : « { $key } » demande le nom d’une imprimante.
setting-mistake-no-letter-prefix = { $place } : « { $key } » demande au plus 20 caractères, parmi A à Z, 0 à 9 et -.
setting-mistake-no-mail-domain = { $place } : « { $key } » demande un domaine d’adresses e-mail, comme example.org.

setting-type = { $expected ->
    [switch] true ou false, sans guillemets
    [number] un nombre entier, sans guillemets
    [choice] un texte entre guillemets
    [url] un texte entre guillemets
    [authority] un texte entre guillemets
    [printer] un texte entre guillemets
    [letter-prefix] un texte entre guillemets
    [mail-domain] un texte entre guillemets
   *[other] autre chose
 }

## What was typed or chosen

setting-unfit-wrong-type = un autre type de valeur est nécessaire
setting-unfit-out-of-range = un nombre entier de { $min } à { $max } est nécessaire
setting-unfit-no-choice = il faut l’une de ces valeurs : { $choices }
setting-unfit-no-address = il faut l’adresse https d’un hôte, sans chemin
setting-unfit-no-authority = il faut le chemin absolu d’un fichier PEM, ou un texte PEM
setting-unfit-no-printer = il faut le nom d’une imprimante
setting-unfit-no-letter-prefix = il faut au plus 20 caractères, parmi A à Z, 0 à 9 et -
setting-unfit-no-mail-domain = il faut un domaine d’adresses e-mail, comme example.org

error-setting-unknown = Il n’y a pas de réglage « { $key } ».
    .not-done = Aucun réglage n’a été modifié.
    .next = Choisir l’un des réglages affichés.
error-setting-locked = « { $key } » est fixé par votre organisation, dans { $file }.
    .not-done = Le réglage n’a pas été modifié.
    .next = S’adresser au responsable de cet ordinateur.
error-setting-unfit = « { $key } » ne peut pas prendre cette valeur : { $what }.
    .not-done = Le réglage n’a pas été modifié.
    .next = Donner une autre valeur.
error-settings-no-folder = Il n’y a pas de dossier pour vos réglages.
    .not-done = Le réglage n’a pas été modifié.
    .next = Demander un dossier personnel au responsable de cet ordinateur, ou nommer un dossier dans COUNTERSIGN_CONFIG.
error-settings-malformed = Vos réglages ne peuvent pas être modifiés : { $file } n’est plus du TOML à partir de la ligne { $line }.
    .not-done = Ni le réglage ni le fichier n’ont été modifiés.
    .next = Corriger cette ligne, ou supprimer le fichier pour repartir de réglages neufs.
error-settings-not-written = { $file } ne peut pas être modifié : { io-why }.
    .not-done = Le réglage n’a pas été modifié.
    .next = Vérifier les droits d’écriture du fichier, et l’espace restant.

## What is set keeps a place from being opened

error-practice-disabled = Le poste d’exercice est désactivé (practice.enabled).
    .not-done = Aucune carte d’exercice n’a été délivrée.
    .next = Travailler à un vrai poste, ou le faire activer par le responsable de cet ordinateur.
error-place-locked = Votre organisation a fixé l’hôte avec lequel ce poste travaille : { $url }.
    .not-done = Aucun autre hôte n’a été ouvert.
    .next = Travailler avec cet hôte, ou s’adresser au responsable de cet ordinateur.
error-place-closed = On ne sait pas avec quel hôte ce poste peut travailler : la politique de votre organisation est inutilisable, voir { $place }.
    .not-done = Aucun hôte n’a été ouvert.
    .next = Demander au responsable de cet ordinateur d’y corriger la politique.
error-host-authority-not-set = La configuration nomme un hôte (host.url), mais pas son autorité (host.ca).
    .not-done = L’hôte n’a pas été contacté.
    .next = Mettre dans host.ca le fichier PEM que l’hôte a indiqué, ou s’adresser au responsable de cet ordinateur.
error-host-authority-unreadable = L’autorité de l’hôte (host.ca) ne peut pas être lue dans « { $file } » : { io-why }.
    .not-done = L’hôte n’a pas été contacté.
    .next = Vérifier le chemin et les droits de lecture du fichier, ou s’adresser au responsable de cet ordinateur.
error-no-set-host = Personne n’a fixé d’hôte pour cet ordinateur.
    .not-done = Aucun hôte n’a été ouvert.
    .next = Choisir où vous travaillez.

## The system's dialogs, the support bundle, and the licences of what is inside

error-dialog-open = Une boîte de dialogue du système est déjà ouverte.
    .not-done = Aucune autre n’a été ouverte.
    .next = Répondre d’abord à celle-ci ; elle est peut-être derrière une autre fenêtre.
error-no-dialog = La boîte de dialogue du système n’a pas pu s’ouvrir.
    .not-done = Rien n’a été écrit.
    .next = Réessayer. Si cela persiste, fermer Countersign et le rouvrir.
error-support-bundle-gone = Ce dossier d’assistance n’est plus conservé : un autre a été créé depuis.
    .not-done = Rien n’a été écrit.
    .next = Rouvrir le dossier d’assistance et le relire avant de l’enregistrer.
error-support-bundle-not-written = « { $file } » ne peut pas être écrit : { io-why }.
    .not-done = Aucun dossier d’assistance n’a été enregistré ; un fichier déjà présent est inchangé.
    .next = L’enregistrer dans un autre dossier.
error-no-such-component = Rien de nommé { $name } n’est inclus dans cette version.
    .not-done = Aucune licence n’est affichée.
    .next = Choisir l’un des composants affichés.
