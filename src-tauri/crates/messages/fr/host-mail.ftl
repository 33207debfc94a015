# Courriels que l’hôte envoie aux titulaires. {"{pin}"}, {"{holder}"} et {"{card}"} sont des places que l’hôte remplit.
host-mail-subject = Le code PIN de votre carte
host-mail-text =
    Bonjour {"{holder}"},

    voici le code PIN de votre carte à puce {"{card}"} :

    {"{pin}"}

    Gardez-le pour vous, et séparément de la carte. Personne d’autre que vous n’a besoin de le connaître, et personne de votre organisation ne vous le demandera.

    Supprimez ce courriel dès que vous connaissez le code PIN.

    Ce courriel a été envoyé par un programme ; personne ne lit les réponses.

# Un courriel sans secret, pour essayer l’envoi par l’hôte.
host-mail-test-subject = Courriel d’essai de { $host }
host-mail-test-text =
    Ce courriel a été envoyé pour essayer la manière dont l’hôte de gestion des certificats « { $host } » envoie des courriels. Il ne contient aucun code PIN.
