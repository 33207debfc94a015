### The window's PIN letters tab: letters that are printed, their IDs, and PIN mails.

pin-letters = Lettres PIN
pin-letters-what = Ce qui est listé
pin-letters-letters = Lettres
pin-letters-mails = Courriels

## The letters

letters-state = État
letters-state-all = Tout
letter-state-name = { $state ->
    [waiting] En attente
    [ready] Prête
    [printed] Imprimée
    [erased] Effacée
   *[other] { $state }
 }
letters-search = Rechercher
letters-search-hint = Identifiant de lettre, titulaire ou carte
letters-mark = Imprimer aussi { $id }
letters-mark-heading = Choisies pour l’impression
letters-mark-first = Choisir les { $most } premières qui peuvent être imprimées
pin-letter-id = Identifiant de lettre
letter-id-part = { $id } ({ $part }/{ $parts })
pin-letter-ordered = Date de l’ordre
letter-ordered-by = Ordre donné par
letter-addressed-to = Adressée à
pin-letter-part = Partie
letter-part-of = { $part } sur { $parts } ; les deux ont cet identifiant
letter-contents = Contenu
letter-contents-value = { $says ->
    [pin] PIN
    [puk] PUK
    [both] PIN et PUK
   *[neither] ni PIN ni PUK
 }
letter-state-means = { $state ->
    [waiting] Elle pourra être imprimée une fois la carte terminée.
    [ready] Elle peut être imprimée.
    [printed] Elle a été imprimée. Son contenu est conservé scellé quelques jours, au cas où il faudrait l’imprimer une fois de plus.
   *[erased] Son contenu est effacé.
 }
letter-prints = Impressions
letter-never-printed = Pas encore imprimée
letter-print-outcome = { $outcome ->
    [printed] imprimée
    [not-printed] non imprimée
   *[not-told] remise ; son impression n’a pas été confirmée
 }
letter-print-line = { $time }, { $officer } : { $outcome }
letter-print-reason = Motif : { $reason }
letters-count = { $more ->
    [yes] Les { $count } plus récentes : faire défiler ou en charger d’autres pour les plus anciennes.
   *[no] { $count ->
        [one] { $count } lettre
       *[other] { $count } lettres
    }
 }
pin-letters-ready = { $count ->
    [0] Aucune prête
    [one] { $count } prête
   *[other] { $count } prêtes
 }
letters-free-ids = { $count ->
    [0] aucun identifiant libre
    [one] { $count } identifiant libre
   *[other] { $count } identifiants libres
 }
letters-marked = { $not-listed ->
    [0] { $count ->
        [one] { $count } choisie
       *[other] { $count } choisies
    }
   *[other] { $count ->
        [one] { $count } choisie, { $not-listed } hors de la liste
       *[other] { $count } choisies, { $not-listed } hors de la liste
    }
 }
letters-unmark = N’en choisir aucune
shortcut-mark = Choisir une lettre
key-mark = Espace
shortcut-mark-range = Choisir toutes les lettres jusqu’à une autre
key-mark-range = Maj et flèches
shortcut-mark-first = Choisir les premières qui peuvent être imprimées
key-mark-first = { $system ->
    [macos] ⌘ A
   *[other] Ctrl A
 }
letters-none-title = Il n’y a pas encore de lettre PIN
letters-none-next = Une lettre arrive ici dès qu’une carte dont le PIN ou le PUK part par lettre est ordonnée.
letters-none-ready-title = Aucune lettre n’est prête
letters-none-ready-next = Une lettre est prête une fois sa carte terminée. Choisir « Tout » pour les autres.
letters-none-found-title = Rien n’est trouvé
letters-none-found-next = Modifier ce qui est recherché, ou choisir un autre état.

## One as it will look

letter-preview = Aperçu
letter-preview-title = Lettre { $id }
letter-preview-means = Telle qu’elle sera imprimée ; des points tiennent la place de ses secrets.
letter-preview-page = Page { $page } de la lettre, avec des points à la place de ses secrets
letter-preview-failed = L’image n’a pas pu être dessinée.

## Printing

letters-print = { $count ->
    [0] Imprimer…
    [one] Imprimer { $count } lettre…
   *[other] Imprimer { $count } lettres…
 }
letters-print-nothing = Choisir d’abord une lettre.
letters-print-waiting = Une lettre dont la carte n’est pas encore terminée ne peut pas être imprimée.
letters-print-erased = Une lettre effacée ne peut pas être imprimée.
letters-print-many = Au plus { $most } lettres s’impriment à la fois.
letters-print-title = { $count ->
    [one] Imprimer { $count } lettre
   *[other] Imprimer { $count } lettres
 }
letters-print-means = { $again ->
    [0] Une lettre ne s’imprime qu’une fois.
   *[other] Ce qui a déjà été imprimé l’est une fois de plus, pour le motif que vous donnez.
 } Ce qui a été imprimé, par qui et quand, est conservé dans l’audit.
letters-print-listed = Lettres, dans l’ordre où elles sont imprimées
letters-print-line = { $letter } · { $holder }
letters-print-again = déjà imprimée
letters-printer = Imprimante
letters-printer-choose = Choisir une imprimante
letters-printer-missing = Choisir une imprimante.
letters-printer-set = celle réglée pour ce poste
letters-printer-default = celle par défaut du système
letters-printer-not-there = « { $printer } », l’imprimante réglée pour ce poste, est introuvable.
letters-printers-asking = Le système est interrogé sur ses imprimantes
letters-printers-none = Le système n’a pas d’imprimante. En installer une, et choisir « Réessayer ».
letters-print-reason = Motif
letters-print-reason-hint = { $count ->
    [one] { $count } a déjà été imprimée. Le motif est signé, et conservé dans l’audit.
   *[other] { $count } ont déjà été imprimées. Le motif est signé, et conservé dans l’audit.
 }
letters-print-reason-missing = Dire pourquoi elle est imprimée une fois de plus.
letters-print-go = Signer et imprimer
pin-letters-printed = { $count ->
    [one] { $count } lettre a été remise à « { $printer } ».
   *[other] { $count } lettres ont été remises à « { $printer } ».
 } Prendre aussitôt ce qui en sort.

## IDs for paper that is printed ahead

letter-ids-create = Créer des identifiants…
letter-ids-title = Créer des identifiants de lettre
letter-ids-means = Pour du papier où les identifiants sont imprimés d’avance. Chacun est supérieur de 1 au précédent, et est proposé pour la prochaine lettre.
letter-ids-prefix = Préfixe
letter-ids-prefix-hint = A à Z, 0 à 9 et - ; peut être vide
letter-ids-prefix-wrong = Seuls A à Z, 0 à 9 et - peuvent figurer dans un identifiant.
letter-ids-first = Premier numéro
letter-ids-first-hint = Le prochain numéro libre
letter-ids-first-wrong = Un nombre entier, 0 ou plus.
letter-ids-digits = Chiffres
letter-ids-digits-hint = 1 à 12 ; les numéros plus courts commencent par des zéros
letter-ids-digits-wrong = Un nombre entier de 1 à 12.
letter-ids-number = Quantité
letter-ids-number-hint = Au plus { $most }
letter-ids-number-wrong = Un nombre entier de 1 à { $most }.
letter-ids-too-long = Un identifiant a au plus { $most } caractères.
letter-ids-preview = Identifiants
letter-ids-preview-row = { $count ->
    [one] { $first }
   *[other] { $first } à { $last }
 }
letter-ids-missing = Remplir les champs.
letter-ids-go = Signer et créer
pin-letter-ids-created = { $count ->
    [one] { $count } identifiant de lettre a été créé : { $first }.
   *[other] { $count } identifiants de lettre ont été créés : { $first } à { $last }.
 }

## PIN mails

mail-state-name = { $state ->
    [waiting] En attente
    [queued] À envoyer
    [sent] Envoyé
    [failed] En échec
    [erased] Effacé
   *[other] { $state }
 }
mail-state-means = { $state ->
    [waiting] Il est envoyé une fois la carte terminée.
    [queued] Il est envoyé dès que le serveur de courriel le prend.
    [sent] Le serveur de courriel l’a pris. L’hôte n’a plus le PIN.
    [failed] Le serveur de courriel ne l’a pas pris. Le PIN est conservé scellé quelques jours, pour pouvoir être renvoyé.
   *[erased] Le PIN a été effacé avant d’être envoyé.
 }
mail-title = Courriel PIN
pin-mail-address = Adresse
pin-mail-attempts = Tentatives
mail-changed = Dernière modification
mail-next = Prochaine tentative
pin-mail-answer = Réponse du serveur
mails-count = { $more ->
    [yes] Les { $count } plus récents : faire défiler ou en charger d’autres pour les plus anciens.
   *[no] { $count ->
        [one] { $count } courriel
       *[other] { $count } courriels
    }
 }
pin-mails-failed = { $count ->
    [0] Aucun en échec
    [one] { $count } en échec
   *[other] { $count } en échec
 }
mails-none-title = Il n’y a pas encore de courriel PIN
mails-none-next = Un courriel arrive ici dès qu’une carte dont le PIN part par courriel est ordonnée.
mails-none-found-title = Aucun courriel n’est dans cet état
mails-none-found-next = Choisir « Tout » pour les autres.
mails-not-set-up-title = L’hôte n’est pas configuré pour envoyer des courriels
mails-not-set-up-next = Le responsable de l’hôte le configure. D’ici là, aucune carte dont le PIN part par courriel n’est ordonnée.
pin-mails-not-set-up = L’hôte n’est pas configuré pour envoyer des courriels : ce qui est à envoyer attend.
mail-resend = Renvoyer…
mail-resend-only-failed = Seul un courriel en échec peut être renvoyé.
mail-resend-title = Renvoyer ce courriel PIN
mail-resend-means = Le PIN part à l’adresse ci-dessous. L’adresse et le motif sont signés, et conservés dans l’audit.
mail-resend-whole = Le PIN part à { $address }.
mail-resend-reason = Motif
mail-resend-reason-missing = Dire pourquoi il est renvoyé.
mail-resend-go = Signer et renvoyer
pin-mail-resent = Le courriel à { $address } est remis à l’envoi.
