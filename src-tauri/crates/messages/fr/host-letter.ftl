# Les lettres de code PIN telles que l’hôte les produit.
host-letter-title = Lettre de code PIN
host-letter-id = Identifiant de la lettre
host-letter-date = Date
host-letter-part = Partie
host-letter-part-of = { $part } sur { $parts }
host-letter-heading =
    { $what ->
        [both] Le code PIN et le code PUK de votre carte
        [puk] Le code PUK de votre carte
       *[pin] Le code PIN de votre carte
    }
host-letter-text =
    { $what ->
        [both] Le code PIN vous permet d’utiliser votre carte à puce. Le code PUK la débloque si le code PIN a été mal saisi trop souvent.
        [puk] Le code PUK débloque votre carte à puce si le code PIN a été mal saisi trop souvent.
       *[pin] Le code PIN vous permet d’utiliser votre carte à puce.
    }
host-letter-pin = Code PIN
host-letter-puk = Code PUK
host-letter-split =
    { $part ->
        [1] Ceci est la première partie. Les caractères remplacés ici par des points figurent dans la seconde partie, envoyée dans une lettre distincte portant le même identifiant.
       *[other] Ceci est la seconde partie. Les caractères remplacés ici par des points figurent dans la première partie, envoyée dans une lettre distincte portant le même identifiant.
    }
host-letter-advice =
    Les espaces facilitent la lecture ; ils ne se saisissent pas. Gardez cette lettre pour vous, et séparément de la carte. Personne d’autre que vous n’a besoin de savoir ce qu’elle contient, et personne de votre organisation ne vous le demandera. Si l’enveloppe était ouverte à l’arrivée, prévenez votre organisation avant d’utiliser la carte.
