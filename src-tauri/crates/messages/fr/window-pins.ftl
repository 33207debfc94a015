### PINs and PUKs in the window's Smart card tab: where they go, PIN code, unblocking a card and changing its PIN.

## Where the PIN goes

pin-mailer-title = Adresse d’envoi du PIN
pin-mailer-means-email = Le PIN est envoyé par courriel à cette adresse une fois la carte terminée.
pin-mailer-means-letter = { $secrets ->
    [pin] Le PIN part dans une lettre portant cet identifiant.
    [puk] Le PUK part dans une lettre portant cet identifiant.
   *[both] Le PIN et le PUK partent dans une lettre portant cet identifiant.
 } Elle s’imprime depuis l’onglet Lettres PIN.
pin-mailer-address = Adresse e-mail
pin-mailer-address-missing = Donner l’adresse.
pin-mailer-address-wrong = Ce n’est pas une adresse e-mail.
pin-mailer-address-no-domain = Donner l’adresse entière, avec @ et un domaine.
pin-mailer-address-whole = Le PIN part à { $address } une fois la carte terminée.
pin-mailer-address-forbidden = La carte est envoyée à cette adresse : le PIN doit aller à une autre.
pin-mailer-letter = Identifiant de la lettre PIN
pin-mailer-letter-next = Le prochain identifiant libre. Prendre celui qui figure sur le papier.
pin-mailer-letter-none = Aucun identifiant créé d’avance n’est libre. Saisir celui qui figure sur le papier.
pin-mailer-letter-missing = Donner l’identifiant de la lettre PIN.
pin-mailer-letter-wrong = Un identifiant de lettre PIN a de 1 à 32 caractères, parmi A à Z, 0 à 9 et -.
pin-mailer-go = Continuer
pin-mailer-cancel = Annuler
pin-mailer-cancel-means = Annuler : rien n’est signé.

## Enter PIN

pinpad-new-pin = Le nouveau PIN se saisit deux fois sur le clavier de « { $device } ». Il ne passe pas par le clavier de cet ordinateur.
pinpad-new-pin-go = Commencer sur le lecteur
pinpad-typing-title = { $what ->
    [new-pin] Nouveau PIN, sur le lecteur
   *[signature-pin] PIN de signature, sur le lecteur
 }
pinpad-typing = { $what ->
    [new-pin] Saisir deux fois le nouveau PIN sur le clavier de « { $device } », comme son écran le demande.
   *[signature-pin] Saisir le PIN de signature sur le clavier de « { $device } ».
 }
pinpad-waiting = Le lecteur attend le PIN.
pinpad-cancel-means = { $what ->
    [new-pin] Sa touche rouge annule : un PIN généré est alors défini, et affiché.
   *[signature-pin] Sa touche rouge annule ; aucun essai n’est consommé.
 }
pinpad-signature-pin = Le saisir sur le clavier de « { $device } » quand le lecteur le demande, une fois pour chaque signature.
pinpad-sign-in = Le saisir sur le clavier de « { $device } » après avoir choisi « Se connecter ».

## The PIN code and the PUK code

puk-code-title = Code PUK
puk-code-taking = Prise du PUK
puk-code-not-noted-means = Pas noté : l’opération se termine sans son récépissé et l’ordre reste ouvert. L’ordre suivant de la carte définit un autre PUK.
puk-code-gone-title = Le code PUK a été affiché avant que la fenêtre soit rechargée.
puk-code-gone = Il n’est communiqué qu’une fois, et ne peut pas être affiché à nouveau. S’il a été noté, le dire. Sinon, l’ordre reste ouvert et l’ordre suivant de la carte définit un autre PUK.

## How it ended

done-pin-unchanged = La carte a le PIN qu’elle avait.
done-pin-mailed = Le PIN est envoyé par courriel à { $address }.
done-pin-letter = Le PIN part dans la lettre { $letter }.
done-puk = { $puk ->
    [shown] La carte a le PUK qui a été affiché.
    [letter] Le PUK part dans la lettre { $letter }.
   *[host-only] Le PUK n’est conservé que chez l’hôte.
 }
done-taken-in = La carte est entrée en stock.
done-both-letter = Le PIN et le PUK partent dans la lettre { $letter }.
done-letters-where = La lettre s’imprime depuis l’onglet Lettres PIN, par un opérateur qui a le rôle « Gérer les lettres PIN ».

## After issuing

service-menu = PIN
service-unblock-open = Débloquer la carte…
service-change-pin-open = Changer le PIN…
service-unblock = Débloquer la carte
service-change-pin = Changer le PIN
service-asking = L’hôte est interrogé sur la carte
service-no-offer = L’hôte doit d’abord être interrogé sur la carte.
service-unblock-means = Débloquer définit un nouveau PIN : l’ancien ne sert plus à rien, même si le titulaire s’en souvient.
service-change-pin-means = Le nouveau PIN remplace l’ancien, que le titulaire saisit.
service-new-pin = Nouveau PIN
service-new-pin-how = { $how ->
    [enter-at-ra] saisi ici
    [show-at-ra] généré, et affiché ici
    [email] généré, et envoyé par courriel
    [letter] généré, et envoyé par lettre
   *[other] { $how }
 }
service-puk-from = PUK
service-puk-typed = Saisi ici
service-puk-typed-means = Le titulaire ou vous le saisissez. Il ne quitte jamais ce poste.
service-puk-host = De l’hôte
service-puk-host-means = Utilisé une fois, et enregistré. Vous ne le voyez jamais.
service-puk-host-not = L’hôte n’a pas de PUK de cette carte que vous puissiez utiliser.
service-puk-tries = Essais du PUK
service-puk-blocked = Le PUK est bloqué : cette carte ne peut plus être débloquée.
service-go = Signer et commencer
ask-puk-title = PUK de la carte
ask-puk-why = Le PUK débloque la carte. Il ne quitte jamais ce poste.
ask-puk-label = PUK
ask-puk-give = Utiliser ce PUK
ask-puk-decline = Arrêter sans le PUK
ask-puk-decline-means = Arrêter sans le PUK : la carte reste telle quelle.
ask-puk-missing = Saisir le PUK.
ask-puk-blocks = Une fois ses essais épuisés, la carte ne peut plus qu’être réinitialisée, et ses clés sont perdues.
service-doing-open = Signature de l’ordre ; l’hôte le contrôle
service-done-title = { $service ->
    [unblock] La carte est débloquée
   *[change-pin] Le PIN est changé
 }
service-failed-title = { $service ->
    [unblock] La carte n’est pas débloquée
   *[change-pin] Le PIN n’est pas changé
 }
service-done-next = Retirer la carte, ou continuer avec elle.
service-back = Retour à la carte
