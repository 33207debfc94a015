### PIN letters, PIN mails, printing, and what is done for a card that was issued before.

nothing-printed = Rien n’a été imprimé.
nothing-mailed = Aucun courriel n’a été envoyé.
no-ids-created = Aucun identifiant de lettre n’a été créé.
card-as-it-was = La carte est inchangée, et rien n’a été signé.

error-letter-number-malformed = « { $number } » n’est pas le numéro d’une lettre ni d’un courriel.
    .not-done = Rien n’a été cherché ni modifié.
    .next = { $in ->
        [window] En choisir un dans la liste.
       *[terminal] Copier le numéro depuis la liste : countersign letters list, ou countersign mails list.
    }
error-letters-how-many = De 1 à { $max } lettres s’impriment à la fois, chacune une seule fois.
    .not-done = { nothing-printed }
    .next = { $in ->
        [window] Choisir moins de lettres, et imprimer les autres ensuite.
       *[terminal] Nommer moins de lettres, et imprimer les autres ensuite.
    }
error-letter-reason-malformed = Un motif a de 1 à { $max } caractères.
    .not-done = Rien n’a été imprimé ni envoyé.
    .next = { $in ->
        [window] Dire en une phrase pourquoi cela est fait une fois de plus.
       *[terminal] Dire en une phrase pourquoi cela est fait une fois de plus : --reason.
    }
error-letter-id-malformed = « { $id } » n’est pas un identifiant de lettre.
    .not-done = Rien n’a été signé.
    .next = Un identifiant de lettre a de 1 à { $max } caractères, parmi A à Z, 0 à 9 et -. Choisir un autre préfixe, ou moins de chiffres.
error-letter-ids-how-many = De 1 à { $max } identifiants de lettre se créent à la fois, avec des numéros de 1 à { $max-digits } chiffres.
    .not-done = { no-ids-created }
    .next = Choisir une autre quantité.
error-letters-not-accepted = Les lettres envoyées par l’hôte n’ont pas été acceptées ({ $why }).
    .not-done = { nothing-printed }
    .next = S’adresser au responsable de l’hôte ; ce poste est peut-être connecté à un autre.
error-letters-not-told = { $printer } a pris les lettres, et l’hôte n’a pas pu en être informé.
    .not-done = L’hôte ne sait pas qu’elles sont imprimées.
    .next = Voir si elles sont dans l’imprimante. Elles ne peuvent être imprimées une fois de plus qu’avec un motif.
error-letter-preview-unreadable = L’aperçu de la lettre donné par l’hôte ne peut pas être dessiné.
    .not-done = Aucun aperçu n’est affiché.
    .next = Demander au responsable de l’hôte d’examiner le modèle des lettres.
error-letter-unknown = Cette lettre n’existe pas ({ $letter }).
    .not-done = { nothing-printed }
    .next = Revoir la liste.
error-letter-state = La lettre { $id } ne peut pas être imprimée : { $state ->
    [waiting] sa carte n’est pas terminée
    [erased] son contenu a été effacé
   *[other] son état a changé depuis
 }.
    .not-done = { nothing-printed }
    .next = { $state ->
        [waiting] Attendre que la carte soit terminée.
       *[other] Donner à la carte un nouveau PIN, ce qui crée une nouvelle lettre.
    }
error-letter-printed-before = La lettre { $id } a déjà été imprimée.
    .not-done = { nothing-printed }
    .next = { $in ->
        [window] Dire pourquoi elle est imprimée une fois de plus.
       *[terminal] Dire pourquoi elle est imprimée une fois de plus : --reason.
    }
error-letter-id-taken = L’identifiant de lettre { $id } existe déjà.
    .not-done = { no-ids-created }
    .next = { $free-from ->
        [none] Choisir un autre préfixe : avec celui-ci, aucun numéro n’est libre.
       *[other] Commencer à { $free-from }, à partir duquel tous sont libres, ou choisir un autre préfixe.
    }
error-letter-not-printable = { $about } contient des caractères qu’aucune lettre ne peut afficher : { $characters }.
    .not-done = { nothing-signed }
    .next = Le saisir en écriture latine, grecque ou cyrillique, ou choisir une procédure qui n’imprime pas de lettre.
error-letter-address-too-long = { $about } est trop long : l’adresse a { $lines } lignes, et une lettre a de la place pour { $most }.
    .not-done = { nothing-signed }
    .next = Le raccourcir, ou choisir une procédure qui n’imprime pas de lettre.

error-mail-unknown = Ce courriel n’existe pas.
    .not-done = { nothing-mailed }
    .next = Revoir la liste.
error-mail-erased = Le PIN de ce courriel a été effacé, ou la carte en a un autre depuis.
    .not-done = { nothing-mailed }
    .next = Donner à la carte un nouveau PIN, qui part dans un nouveau courriel.
error-mail-under-way = Ce courriel n’a pas échoué : il est en route, ou a été envoyé.
    .not-done = Il n’a pas été renvoyé.
    .next = Attendre qu’il ait été envoyé, ou qu’il ait échoué.

error-printing-not-there = Le service d’impression du système n’est pas démarré.
    .not-done = { nothing-printed }
    .next = Le démarrer (sous Linux et macOS, CUPS), ou imprimer à un autre poste.
error-printer-not-found = Il n’y a pas d’imprimante « { $printer } ».
    .not-done = { nothing-printed }
    .next = { $in ->
        [window] Choisir l’une des imprimantes affichées.
       *[terminal] Choisir l’une des imprimantes du système : --printer.
    }
error-printer-not-chosen = Aucune imprimante n’est nommée, et le système n’en a pas par défaut.
    .not-done = { nothing-printed }
    .next = { $in ->
        [window] Choisir l’une des imprimantes affichées.
       *[terminal] Choisir l’une des imprimantes du système : --printer, ou print.printer dans la configuration.
    }
error-printing-refused = { $printer } n’a pas pris les lettres : { $why }.
    .not-done = Rien n’a été imprimé ; les lettres attendent d’être imprimées.
    .next = Examiner l’imprimante et sa file d’attente, et imprimer à nouveau, ou sur une autre imprimante.
error-printing-no-answer = { $printer } n’a pas répondu à temps.
    .not-done = On ne sait pas si les lettres sont imprimées.
    .next = Examiner l’imprimante et sa file d’attente avant d’imprimer quoi que ce soit une fois de plus.

error-card-not-issued = Cet hôte n’a pas d’ordre terminé pour la carte.
    .not-done = { card-as-it-was }
    .next = Travailler avec l’hôte qui a délivré la carte.
error-card-has-open-order = Un ordre est ouvert pour la carte : { $order }.
    .not-done = { card-as-it-was }
    .next = Terminer l’ordre ou soumettre à nouveau la carte, ou bien abandonner l’ordre.
error-puk-not-held = L’hôte n’a pas le PUK de la carte.
    .not-done = { card-as-it-was }
    .next = { $in ->
        [window] Saisir le PUK, si le titulaire l’a.
       *[terminal] Saisir le PUK, si le titulaire l’a : omettre --host-puk.
    }

left-behind-pin-as-before = La carte a le PIN qu’elle avait, et l’hôte sait que rien n’a abouti.
left-behind-new-pin-in-doubt = La carte a soit le PIN qu’elle avait, soit le nouveau ; le poste n’a pas pu savoir lequel.
    .next = { $in ->
        [window] Débloquer la carte, ce qui lui donne un nouveau PIN dans tous les cas.
       *[terminal] Débloquer la carte, ce qui lui donne un nouveau PIN dans tous les cas : countersign unblock.
    }
left-behind-new-pin-not-noted = La carte a un nouveau PIN que personne n’a noté.
    .next = { $in ->
        [window] Débloquer la carte, ce qui lui donne un autre PIN.
       *[terminal] Débloquer la carte, ce qui lui donne un autre PIN : countersign unblock.
    }
left-behind-new-pin-not-told = La carte a son nouveau PIN, mais l’hôte n’a pas de récépissé qu’il ait accepté : aucun courriel ni aucune lettre avec le PIN ne quitte l’hôte.
    .next = { $in ->
        [window] Débloquer la carte, sauf si le titulaire a déjà le nouveau PIN.
       *[terminal] Débloquer la carte, sauf si le titulaire a déjà le nouveau PIN : countersign unblock.
    }

## The clipboard

error-copy-not-allowed = Les codes PIN ne se copient pas à ce poste (pin.allow_copy).
    .not-done = Rien n’a été copié.
    .next = Noter le code PIN, ou s’adresser au responsable de cet ordinateur.
error-pin-not-copied = Le presse-papiers du système n’a pas accepté le code PIN.
    .not-done = Rien n’a été copié.
    .next = Noter le code PIN.
