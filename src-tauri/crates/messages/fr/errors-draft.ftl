### What stands between a draft and its submission, and why an action cannot be taken.
### $about is the field's label, or its name where no label is known, or the key's name.

the-part = { $part ->
    [country] pays
    [state] région
    [locality] localité
    [organization] organisation
    [organizational-unit] unité d’organisation
    [domain-component] composant de domaine
    [common-name] nom commun
    [given-name] prénom
    [surname] nom de famille
    [title] titre
    [serial-number] attribut serialNumber
    [user-id] identifiant d’utilisateur
    [email] adresse e-mail
    [upn] nom d’utilisateur principal
    [uri] URI
    [dns] nom DNS
   *[other] { $part }
 }

nothing-signed = Rien n’a été signé ni délivré ; la carte du titulaire est inchangée.
action-name = { $action ->
    [add] Ajouter
    [redo] Refaire
    [issue] Délivrer
    [recover] Recouvrer
   *[other] { $action }
 }

error-field-required = { $about } doit être rempli.
    .not-done = { nothing-signed }
    .next = Remplir { $about }.
error-field-empty-entry = { $about } figure dans le brouillon, mais sans contenu.
    .not-done = { nothing-signed }
    .next = Remplir { $about }, ou l’omettre.
error-field-forbidden-character = { $about } contient le caractère { $character }, qui commande, ne se voit pas ou change le sens du texte.
    .not-done = { nothing-signed }
    .next = Retaper { $about } à la main ; de tels caractères viennent d’un texte copié.
error-field-surrounding-space = { $about } commence ou finit par un espace.
    .not-done = { nothing-signed }
    .next = Enlever l’espace de { $about }.
error-field-not-composed = { $about } contient des lettres dont les accents sont des caractères séparés.
    .not-done = { nothing-signed }
    .next = Retaper { $about } à la main.
error-field-too-long = { $about } a plus de { $max } caractères.
    .not-done = { nothing-signed }
    .next = Raccourcir { $about }.
error-field-too-short = { $about } a moins de { $min } caractères.
    .not-done = { nothing-signed }
    .next = Saisir au moins { $min } caractères dans { $about }.
error-field-character = { $about } contient le caractère « { $character } » ; ce champ accepte { $set ->
    [digits] des chiffres
    [alphanumeric] les lettres A–Z et a–z, et les chiffres
    [printable] les lettres A–Z et a–z, les chiffres, l’espace et ' ( ) + , - . / : = ?
   *[ascii] les caractères ASCII visibles et l’espace
 }.
    .not-done = { nothing-signed }
    .next = Enlever ce caractère de { $about }.
error-field-not-email = { $about } n’est pas une adresse e-mail.
    .not-done = { nothing-signed }
    .next = Saisir { $about } sous la forme nom@domaine.
error-field-not-upn = { $about } n’a pas la forme utilisateur@domaine.
    .not-done = { nothing-signed }
    .next = Saisir { $about } sous la forme utilisateur@domaine.
error-field-pattern = { $about } n’a pas la forme demandée.
    .not-done = { nothing-signed }
    .next = { $in ->
        [window] Saisir { $about } comme son indication le dit.
       *[terminal] Voir l’indication du champ : countersign procedures PROCEDURE.
    }
error-draft-unknown-field = La procédure n’a pas de champ { $about }.
    .not-done = { nothing-signed }
    .next = { $in ->
        [window] Choisir à nouveau la procédure.
       *[terminal] Voir ses champs : countersign procedures PROCEDURE.
    }
error-draft-nothing-chosen = Aucune clé n’a d’action.
    .not-done = { nothing-signed }
    .next = { $in ->
        [window] Choisir une action pour une clé.
       *[terminal] Choisir une action pour une clé : --action 9a=add.
    }
error-draft-unknown-key = La procédure ne traite pas la clé { $about }.
    .not-done = { nothing-signed }
    .next = { $in ->
        [window] Choisir à nouveau la procédure.
       *[terminal] Voir ses clés : countersign procedures PROCEDURE.
    }
error-draft-algorithm-not-offered = { $offered ->
    [none] Aucun algorithme n’est proposé pour la clé { $about }
   *[other] { $algorithm } n’est pas proposé pour la clé { $about } ; proposés : { $offered }
 }.
    .not-done = { nothing-signed }
    .next = { $in ->
        [window] En choisir un qu’elle propose.
       *[terminal] En choisir un qu’elle propose : countersign procedures PROCEDURE.
    }
error-draft-algorithm-of-present-key = { $algorithm } est choisi pour la clé { $about }, qui est déjà sur la carte.
    .not-done = { nothing-signed }
    .next = Omettre l’algorithme.
error-draft-no-such-procedure = La procédure nomme pour la clé { $about } une procédure de certificat qu’elle n’a pas ({ $id }).
    .not-done = { nothing-signed }
    .next = Prévenir le responsable des procédures.
error-value-too-long = « { the-part } », dans le certificat pour la clé { $about }, a plus de { $max } caractères.
    .not-done = { nothing-signed }
    .next = Raccourcir le champ d’où vient cette valeur.
error-value-character = « { the-part } », dans le certificat pour la clé { $about }, contient le caractère « { $character } », qui ne peut pas y figurer.
    .not-done = { nothing-signed }
    .next = Corriger le champ d’où vient cette valeur.
error-value-not-country = « { the-part } », dans le certificat pour la clé { $about }, n’est pas un code de deux lettres majuscules.
    .not-done = { nothing-signed }
    .next = Corriger le champ d’où vient cette valeur.
error-value-not-domain-component = « { the-part } », dans le certificat pour la clé { $about }, n’est pas une seule partie d’un nom de domaine.
    .not-done = { nothing-signed }
    .next = Corriger le champ d’où vient cette valeur.
error-value-not-email = « { the-part } », dans le certificat pour la clé { $about }, n’est pas une adresse e-mail.
    .not-done = { nothing-signed }
    .next = Corriger le champ d’où vient cette valeur.
error-value-not-upn = « { the-part } », dans le certificat pour la clé { $about }, n’a pas la forme utilisateur@domaine.
    .not-done = { nothing-signed }
    .next = Corriger le champ d’où vient cette valeur.
error-value-not-uri = « { the-part } », dans le certificat pour la clé { $about }, n’est pas un URI absolu.
    .not-done = { nothing-signed }
    .next = Corriger le champ d’où vient cette valeur.
error-value-not-dns-name = « { the-part } », dans le certificat pour la clé { $about }, n’est pas un nom DNS.
    .not-done = { nothing-signed }
    .next = Corriger le champ d’où vient cette valeur.
error-certificate-empty-subject = Le certificat pour la clé { $about } aurait un sujet vide.
    .not-done = { nothing-signed }
    .next = Remplir les champs dont son sujet est formé.
error-certificate-no-key-usage = Aucun usage de clé de la procédure ne convient à la clé { $algorithm } en { $about }.
    .not-done = { nothing-signed }
    .next = Choisir un autre algorithme, ou une autre procédure.
error-card-no-identity = La carte n’a rien qui la distingue d’une autre.
    .not-done = { nothing-signed }
    .next = Faire pré-personnaliser la carte.
error-card-not-in-stock = La carte n’est pas dans le stock de l’hôte.
    .not-done = { nothing-signed }
    .next = { $in ->
        [window] La faire entrer en stock avec son fichier de production, ou insérer une carte en stock.
       *[terminal] La faire entrer en stock avec son fichier de production : countersign-host cards import. Ou insérer une carte en stock.
    }
error-card-not-pre-personalized = La carte est sortie de production sans clés, et la procédure est pour les cartes pré-personnalisées.
    .not-done = { nothing-signed }
    .next = Choisir une procédure pour cartes vierges, ou une autre carte.
error-card-not-blank = La carte est sortie de production avec des clés, et la procédure est pour les cartes vierges.
    .not-done = { nothing-signed }
    .next = Choisir une procédure pour cartes pré-personnalisées, ou une autre carte.
error-card-no-serial = La carte n’indique pas de numéro de série, et la procédure est réservée à certains numéros.
    .not-done = { nothing-signed }
    .next = Choisir une autre procédure, ou une autre carte.
error-card-serial-not-in-range = Le numéro de série { $serial } de la carte n’est pas de ceux que la procédure accepte.
    .not-done = { nothing-signed }
    .next = Choisir une autre procédure, ou une autre carte.
error-key-not-in-procedure = La procédure ne traite pas la clé { $about }.
    .not-done = { nothing-signed }
    .next = { $in ->
        [window] Choisir à nouveau la procédure.
       *[terminal] Voir ses clés : countersign procedures PROCEDURE.
    }
error-action-not-offered = La procédure ne propose pas { action-name } pour la clé { $about }.
    .not-done = { nothing-signed }
    .next = { $in ->
        [window] Choisir une action qu’elle propose.
       *[terminal] Choisir une action qu’elle propose : countersign procedures PROCEDURE.
    }
error-key-no-room = La carte n’a pas d’emplacement pour la clé { $about }.
    .not-done = { nothing-signed }
    .next = Choisir une autre clé, ou une autre carte.
error-card-pin-blocked = Le PIN de la carte est bloqué, et sans lui aucune clé ne peut être prouvée.
    .not-done = { nothing-signed }
    .next = La débloquer avec { unblock-where }. Une carte jamais délivrée se remet en stock.
error-certificate-there = Il y a déjà { $what ->
    [transport] un certificat de transport
    [own] un certificat valide de l’hôte
    [spent] un certificat de l’hôte hors d’usage
    [malformed] quelque chose qui n’est pas un certificat
   *[foreign] un certificat d’un autre émetteur
 } pour la clé { $about }.
    .not-done = { nothing-signed }
    .next = Choisir « Refaire », qui le remplace.
error-nothing-there = Il n’y a pas de certificat à remplacer pour la clé { $about }.
    .not-done = { nothing-signed }
    .next = Choisir « Ajouter », qui crée le premier.
error-no-key = Il n’y a pas de clé en { $about }.
    .not-done = { nothing-signed }
    .next = Choisir une autre clé, ou une procédure qui la génère.
error-key-not-certified = L’hôte n’a pas de certificat valide pour la clé en { $about }.
    .not-done = { nothing-signed }
    .next = Choisir « Ajouter » ou « Refaire ».
error-no-production-key = La production n’a enregistré aucune clé en { $about }.
    .not-done = { nothing-signed }
    .next = Choisir une autre clé, ou une procédure qui la génère.
error-another-key = La carte contient en { $about } une autre clé que celle que l’hôte a enregistrée.
    .not-done = { nothing-signed }
    .next = Mettre la carte hors service et le signaler.
error-algorithm-not-accepted = La clé en { $about } est { $algorithm }, et la procédure accepte { $accepted }.
    .not-done = { nothing-signed }
    .next = Choisir une autre procédure, ou une autre carte.
error-live-certificate = Une nouvelle clé en { $about } en écraserait une dont le certificat est peut-être en usage.
    .not-done = { nothing-signed }
    .next = Choisir une procédure qui remplace les clés, ou révoquer d’abord le certificat.
error-identity-key = L’hôte reconnaît la carte à la clé en { $about } : elle ne peut pas être écrasée.
    .not-done = { nothing-signed }
    .next = Laisser cette clé telle quelle.
error-no-key-policies = La carte ne peut pas donner à la clé { $about } la stratégie de PIN ou de toucher que la procédure demande.
    .not-done = { nothing-signed }
    .next = Choisir une autre procédure, ou une autre carte.
error-pin-too-short = Le PIN a moins de { $min } chiffres.
    .not-done = La carte ne l’a pas vu.
    .next = Choisir un autre PIN.
error-pin-too-long = Le PIN a plus de { $max } chiffres.
    .not-done = La carte ne l’a pas vu.
    .next = Choisir un autre PIN.
error-pin-not-digits = Le PIN contient autre chose que des chiffres.
    .not-done = La carte ne l’a pas vu.
    .next = Choisir un autre PIN.
error-pin-repeats = Le PIN est un seul chiffre répété.
    .not-done = La carte ne l’a pas vu.
    .next = Choisir un autre PIN.
error-pin-sequence = Le PIN est une suite de chiffres montante ou descendante.
    .not-done = La carte ne l’a pas vu.
    .next = Choisir un autre PIN.
error-pin-factory = Le PIN est celui que les cartes ont en sortie d’usine.
    .not-done = La carte ne l’a pas vu.
    .next = Choisir un autre PIN.
error-no-system-pin = Aucun PIN conforme aux règles de la procédure n’a pu être tiré.
    .not-done = { nothing-signed }
    .next = Faire revoir les règles de PIN de la procédure.
error-action-not-possible = { action-name } est impossible pour la clé { $about }.
    .not-done = { nothing-signed }
    .next = Choisir une autre action pour cette clé, ou une autre procédure.
error-nothing-generated = La clé { $about } n’est pas générée ; aucun algorithme ne peut donc être choisi pour elle.
    .not-done = { nothing-signed }
    .next = Omettre l’algorithme, ou choisir une action qui génère la clé.
error-field-not-hideable = { $about } ne peut être ni masqué ni affiché.
    .not-done = Le brouillon est inchangé.
    .next = Laisser le champ tel quel.
error-not-transport-certificate = Le certificat pour la clé { $about } n’est pas un certificat de transport, et la procédure ne remplace rien d’autre.
    .not-done = { nothing-signed }
    .next = Choisir une autre procédure, ou laisser cette clé telle quelle.
error-template-unclosed-brace = Pour la clé { $about }, un modèle de la procédure a au caractère { $position } une accolade qui n’est pas fermée.
    .not-done = { nothing-signed }
    .next = Prévenir le responsable des procédures.
error-template-stray-brace = Pour la clé { $about }, un modèle de la procédure a au caractère { $position } une accolade qui ne ferme rien.
    .not-done = { nothing-signed }
    .next = Prévenir le responsable des procédures.
error-template-malformed-field = Pour la clé { $about }, un modèle de la procédure a « { $name } » au caractère { $position }, ce qui n’est pas un nom de champ.
    .not-done = { nothing-signed }
    .next = Prévenir le responsable des procédures.
error-key-in-use = La clé en { $about } est en usage : elle est deux fois dans l’ordre, ou a un certificat valide pour une autre carte, un autre emplacement ou un autre titulaire.
    .not-done = Rien n’a été délivré.
    .next = Choisir « Refaire », ou une procédure qui génère une nouvelle clé. Si la clé vient de la production, mettre la carte hors service et le signaler.
error-key-algorithm = La clé générée en { $about } n’est pas de l’algorithme choisi.
    .not-done = Rien n’a été délivré.
    .next = Soumettre à nouveau. Si cela persiste, utiliser une autre carte.
error-certificate-not-encodable = Le certificat pour la clé { $about } ne peut pas être créé.
    .not-done = Rien n’a été délivré.
    .next = Vérifier les champs dont son sujet et ses noms alternatifs sont formés.

### Cards that come from their factory.

the-secret = { $secret ->
    [pin] le PIN
    [puk] le PUK
   *[management-key] la clé de gestion de la carte
 }
error-card-not-factory-new = La carte n’est pas dans le stock de l’hôte, et n’indique pas que son PIN, son PUK et sa clé de gestion sont ceux d’usine.
    .not-done = { nothing-signed }
    .next = Utiliser une carte neuve, ou faire entrer celle-ci en stock avec ce que la production dit d’elle.
error-factory-secret-left = Pour { the-secret }, la carte a la valeur d’usine, que tout le monde connaît, et cette procédure l’y laisserait.
    .not-done = { nothing-signed }
    .next = Utiliser une procédure qui définit { the-secret }.
error-management-key-stays = La carte a la clé de gestion d’usine, que tout le monde connaît, et ne laisse personne la remplacer.
    .not-done = { nothing-signed }
    .next = Utiliser une autre carte, ou faire donner à celle-ci par la production sa propre clé de gestion.
error-tries-not-offered = La procédure fixe le nombre de saisies fausses admises pour le PIN et le PUK, et la carte ne l’offre pas.
    .not-done = { nothing-signed }
    .next = Utiliser une autre carte, ou une procédure qui laisse ce choix à la carte.
error-tries-with-keys = Le nombre de saisies fausses admises pour le PIN et le PUK se fixe avant qu’il y ait une clé sur la carte, et cette carte en a une.
    .not-done = { nothing-signed }
    .next = Utiliser une carte sans clés, ou une procédure qui laisse ce choix à la carte.
error-pin-of-holder-data = Le PIN figure dans ce qui a été saisi sur le titulaire.
    .not-done = La carte ne l’a pas vu ; aucun essai n’a été consommé.
    .next = Choisir un PIN qui n’est contenu dans aucun numéro ni aucune date du formulaire.
