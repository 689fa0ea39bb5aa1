//! The words by which findings are told, one table a language. Tables are data.
//!
//! All words are in lower case and folded as tokens are: without hyphens, with straight apostrophes.

use crate::model::Language;

/// What findings know of a language.
pub struct Phrases {
    /// "paragraph", in every form.
    pub paragraph: &'static [&'static str],
    /// What may stand after the numbers of a reference to a paragraph of the same text, each a run of words.
    pub after_reference: &'static [&'static [&'static str]],
    /// What may stand before it: Chinese "上文".
    pub before_reference: &'static [&'static str],
    /// "above" and "below" apart, where one word says it: `after_reference` must hold them too.
    /// "and", "or" between numbers.
    pub and: &'static [&'static str],
    /// "to" between numbers.
    pub to: &'static [&'static str],
    /// "preambular".
    pub preambular: &'static [&'static str],
    /// Ordinals from the first.
    pub ordinals: &'static [&'static str],
    /// "resolution", in every form.
    pub resolution: &'static [&'static str],
    /// "decision", in every form.
    pub decision: &'static [&'static str],
    /// "session", in every form.
    pub session: &'static [&'static str],
    /// "requests", where somebody is asked.
    pub request: &'static [&'static str],
    /// The words of "Secretary-General".
    pub secretary_general: &'static [&'static [&'static str]],
    /// "report", in every form.
    pub report: &'static [&'static str],
    /// What stands before a date that is a deadline.
    pub until: &'static [&'static str],
    /// "agenda".
    pub agenda: &'static [&'static str],
    /// "entitled", in every form.
    pub entitled: &'static [&'static str],
    /// Currencies after an amount.
    pub currency: &'static [&'static str],
    /// Numbers that stand between an amount and its currency: "million".
    pub million: &'static [&'static str],
}

/// The table of a language.
pub fn phrases(language: Language) -> &'static Phrases {
    match language {
        Language::English => &ENGLISH,
        Language::French => &FRENCH,
        Language::Spanish => &SPANISH,
        Language::Russian => &RUSSIAN,
        Language::Chinese => &CHINESE,
        Language::Arabic => &ARABIC,
    }
}

static ENGLISH: Phrases = Phrases {
    paragraph: &["paragraph", "paragraphs"],
    after_reference: &[
        &["above"],
        &["below"],
        &["of", "the", "present", "resolution"],
        &["of", "this", "resolution"],
        &["to", "the", "present", "resolution"],
    ],
    before_reference: &[],
    and: &["and", "or"],
    to: &["to", "through"],
    preambular: &["preambular"],
    ordinals: &[
        "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth",
        "tenth", "eleventh", "twelfth",
    ],
    resolution: &["resolution", "resolutions"],
    decision: &["decision", "decisions"],
    session: &["session", "sessions"],
    request: &["requests", "requesting"],
    secretary_general: &[
        &["secretarygeneral"],
        &["secretary", "-", "general"],
        &["secretary", "general"],
    ],
    report: &["report", "reports"],
    until: &["by", "before", "than", "until"],
    agenda: &["agenda"],
    entitled: &["entitled"],
    currency: &["dollars", "dollar", "euros", "euro", "francs"],
    million: &["million", "billion", "trillion", "united", "states"],
};

static FRENCH: Phrases = Phrases {
    paragraph: &["paragraphe", "paragraphes"],
    after_reference: &[
        &["cidessus"],
        &["cidessous"],
        &["plus", "haut"],
        &["plus", "bas"],
        &["de", "la", "présente", "résolution"],
        &["de", "cette", "résolution"],
    ],
    before_reference: &[],
    and: &["et", "ou"],
    to: &["à"],
    preambular: &["préambule"],
    ordinals: &[
        "premier",
        "deuxième",
        "troisième",
        "quatrième",
        "cinquième",
        "sixième",
        "septième",
        "huitième",
        "neuvième",
        "dixième",
        "onzième",
        "douzième",
    ],
    resolution: &["résolution", "résolutions"],
    decision: &["décision", "décisions"],
    session: &["session", "sessions"],
    request: &["prie", "demande", "priant", "demandant"],
    secretary_general: &[&["secrétaire", "général"]],
    report: &["rapport", "rapports"],
    until: &["avant", "tard", "d'ici"],
    agenda: &["l'ordre", "ordre"],
    entitled: &["intitulée", "intitulé", "intitulées"],
    currency: &["dollars", "dollar", "euros", "euro", "francs"],
    million: &["million", "millions", "milliard", "milliards", "de"],
};

static SPANISH: Phrases = Phrases {
    paragraph: &["párrafo", "párrafos"],
    after_reference: &[
        &["supra"],
        &["infra"],
        &["de", "la", "presente", "resolución"],
        &["de", "esta", "resolución"],
    ],
    before_reference: &[],
    and: &["y", "o", "e"],
    to: &["a"],
    preambular: &["preámbulo"],
    ordinals: &[
        "primer",
        "segundo",
        "tercer",
        "cuarto",
        "quinto",
        "sexto",
        "séptimo",
        "octavo",
        "noveno",
        "décimo",
        "undécimo",
        "duodécimo",
    ],
    resolution: &["resolución", "resoluciones"],
    decision: &["decisión", "decisiones"],
    session: &["período", "períodos"],
    request: &["solicita", "pide", "solicitando"],
    secretary_general: &[&["secretario", "general"]],
    report: &["informe", "informes"],
    until: &["antes", "tardar"],
    agenda: &["programa"],
    entitled: &["titulado", "titulada", "titulados"],
    currency: &["dólares", "dólar", "euros", "euro"],
    million: &["millón", "millones", "de"],
};

static RUSSIAN: Phrases = Phrases {
    paragraph: &[
        "пункт",
        "пункта",
        "пункте",
        "пункту",
        "пунктом",
        "пункты",
        "пунктов",
        "пунктах",
        "пунктам",
        "пунктами",
    ],
    after_reference: &[&["выше"], &["ниже"], &["настоящей", "резолюции"]],
    before_reference: &[],
    and: &["и", "или"],
    to: &["по"],
    preambular: &["преамбулы"],
    ordinals: &[
        "первый",
        "второй",
        "третий",
        "четвертый",
        "пятый",
        "шестой",
        "седьмой",
        "восьмой",
        "девятый",
        "десятый",
        "одиннадцатый",
        "двенадцатый",
    ],
    resolution: &[
        "резолюция",
        "резолюции",
        "резолюцию",
        "резолюцией",
        "резолюций",
        "резолюциям",
        "резолюциях",
        "резолюциями",
    ],
    decision: &[
        "решение",
        "решения",
        "решении",
        "решению",
        "решением",
        "решений",
    ],
    session: &["сессия", "сессии", "сессию", "сессией"],
    request: &["просит", "просьбой"],
    secretary_general: &[
        &["генерального", "секретаря"],
        &["генеральному", "секретарю"],
        &["генеральный", "секретарь"],
    ],
    report: &["доклад", "доклада", "доклады", "докладе"],
    until: &["до", "позднее", "к"],
    agenda: &["повестки", "повестку"],
    entitled: &["озаглавленный", "озаглавленного"],
    currency: &["долларов", "долл", "доллара", "евро"],
    million: &["млн", "миллионов", "миллиона", "млрд"],
};

static CHINESE: Phrases = Phrases {
    paragraph: &["段", "各段", "段落"],
    after_reference: &[],
    before_reference: &["上文", "下文", "本决议", "上述"],
    and: &["和", "及", "与", "、", "或"],
    to: &["至", "到"],
    preambular: &["序言"],
    ordinals: &[],
    resolution: &["决议"],
    decision: &["决定"],
    session: &["会议", "届会"],
    request: &["请", "又请", "还请", "并请", "要求"],
    secretary_general: &[&["秘书长"]],
    report: &["报告"],
    until: &["之前", "前"],
    agenda: &["议程", "临时议程"],
    entitled: &["题为"],
    currency: &["美元", "欧元"],
    million: &["万", "百万", "亿"],
};

static ARABIC: Phrases = Phrases {
    paragraph: &[
        "الفقرة",
        "الفقرات",
        "والفقرة",
        "بالفقرة",
        "للفقرة",
        "الفقرتين",
    ],
    after_reference: &[&["أعلاه"], &["أدناه"], &["من", "هذا", "القرار"]],
    before_reference: &[],
    and: &["و", "أو"],
    to: &["إلى"],
    preambular: &["الديباجة"],
    ordinals: &[],
    resolution: &[
        "القرار",
        "قرار",
        "قرارها",
        "قراره",
        "القرارات",
        "قراراتها",
        "قراراته",
        "قراري",
    ],
    decision: &["المقرر", "مقررها", "مقرر"],
    session: &["دورتها", "الدورة", "دورة"],
    request: &["تطلب", "يطلب", "وتطلب", "ويطلب"],
    secretary_general: &[&["الأمين", "العام"]],
    report: &["تقرير", "تقريرا", "التقرير", "تقارير"],
    until: &["قبل"],
    agenda: &["أعمال"],
    entitled: &["المعنون", "معنونا"],
    currency: &["دولار", "دولارا", "دولارات", "يورو"],
    million: &["مليون", "ملايين", "بليون"],
};
