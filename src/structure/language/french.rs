//! French. Phrases from resolutions of the Security Council (1974 to 2004, corpus) and from the
//! drafting formulas of the General Assembly's French editions.

use super::Phrases;
use crate::model::Language;
use crate::structure::wrap::SoftHyphens;

pub(super) static PHRASES: Phrases = Phrases {
    language: Language::French,
    openers: &[
        "L'Assemblée générale",
        "Le Conseil de sécurité",
        "Le Conseil économique et social",
        "Le Conseil des droits de l'homme",
        "Le Conseil de tutelle",
    ],
    preambular: &[
        "Accueillant", "Affirmant", "Agissant", "Alarmé", "Alarmée", "Appréciant", "Ayant", "Attendant",
        "Condamnant", "Confirmant", "Conscient", "Consciente", "Considérant", "Constatant", "Convaincu",
        "Convaincue", "Déplorant", "Désireuse", "Désireux", "Déterminé", "Déterminée", "Encouragé",
        "Encourageant", "Engageant", "Espérant", "Estimant", "Exhortant", "Exprimant", "Félicitant",
        "Fermement", "Gardant", "Gravement", "Guidé", "Guidée", "Inquiet", "Insistant", "Invitant", "Notant",
        "Observant", "Persuadé", "Persuadée", "Prenant", "Préoccupé", "Préoccupée", "Profondément",
        "Rappelant", "Réaffirmant", "Recommandant", "Reconnaissant", "Regrettant", "Réitérant", "Rejetant",
        "Rendant hommage", "Renouvelant", "Résolu", "Résolue", "Saluant", "Se déclarant", "Se félicitant",
        "Sachant", "S'inspirant", "Soulignant", "Soucieuse", "Soucieux", "Souhaitant", "Sous", "Tenant",
        "Vivement", "Voulant", "Consterné", "Consternée", "Soutenant", "Appuyant", "Priant", "Attaché",
        "Attachée", "Louant",
    ],
    operative: &[
        "Accepte", "Accueille", "Adopte", "Affirme", "Appelle", "Approuve", "Appuie", "Attend", "Autorise",
        "Charge", "Condamne", "Confirme", "Considère", "Constate", "Convient", "Décide", "Déclare",
        "Demande", "Déplore", "Encourage", "Engage", "Enjoint", "Estime", "Exhorte", "Exige", "Exprime",
        "Fait", "Félicite", "Insiste", "Invite", "Lance", "Note", "Prend", "Prie", "Proclame", "Proroge",
        "Rappelle", "Réaffirme", "Recommande", "Reconnaît", "Regrette", "Réitère", "Rejette", "Remercie",
        "Rend hommage", "Renouvelle", "Salue", "Se déclare", "Se dit", "Se félicite", "Souligne",
        "Souscrit", "Sait gré", "Soutient", "S'engage",
    ],
    annex: &["Annexe", "Annexes", "Appendice"],
    part: &["Partie", "Section", "Chapitre", "Titre"],
    closing: &["séance plénière", "Adoptée à", "Adoptée par", "Adoptée sans"],
    session: &["session"],
    agenda_item: &["Point", "Points"],
    running_heads: &[
        "Résolutions adoptées et décisions prises",
        "Résolutions et décisions du Conseil de sécurité",
    ],
    months: [
        &["janvier"], &["février", "fevrier"], &["mars"], &["avril"], &["mai"], &["juin"], &["juillet"],
        &["août", "aout"], &["septembre"], &["octobre"], &["novembre"], &["décembre", "decembre"],
    ],
    before_number: &[
        "alinéa", "alinéas", "annexe", "article", "articles", "au", "aux", "chap", "chapitre", "de", "des",
        "décision", "du", "en", "et", "jusqu'au", "l'article", "la", "le", "les", "no", "nos", "objectif",
        "ou", "par", "paragraphe", "paragraphes", "partie", "point", "pour", "principe", "résolution",
        "résolutions", "section", "vol", "à",
    ],
    soft_hyphens: Some(SoftHyphens {
        before: &[
            "sous", "vice", "non", "ex", "celui", "celle", "ceux", "celles", "contre", "mi", "au", "après",
            "avant", "peut", "vis", "quasi", "inter", "afro", "demi", "semi", "est", "ci",
        ],
        after: &[
            "ci", "là", "même", "mêmes", "feu", "être", "dessus", "dessous", "vis", "général", "générale",
            "elle", "il", "ils", "elles", "ce", "on",
        ],
    }),
    common: &["le", "la", "les", "des", "du", "et", "aux", "que", "sur", "par", "une", "sa", "dans"],
};
