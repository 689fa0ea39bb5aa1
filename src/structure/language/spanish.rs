//! Spanish. Phrases from resolutions of the Security Council (corpus) and from the drafting formulas
//! of the General Assembly's Spanish editions.

use super::Phrases;
use crate::model::Language;
use crate::structure::wrap::SoftHyphens;

pub(super) static PHRASES: Phrases = Phrases {
    language: Language::Spanish,
    openers: &[
        "La Asamblea General",
        "El Consejo de Seguridad",
        "El Consejo Económico y Social",
        "El Consejo de Derechos Humanos",
    ],
    preambular: &[
        "Acogiendo", "Actuando", "Afirmando", "Alarmada", "Alentada", "Apoyando", "Apreciando", "Condenando",
        "Consciente", "Considerando", "Convencida", "Convencido", "Decidida", "Deplorando", "Deseando",
        "Deseosa", "Destacando", "Encomiando", "Expresando", "Exhortando", "Guiada", "Habiendo",
        "Haciendo", "Lamentando", "Notando", "Observando", "Poniendo de relieve", "Preocupada",
        "Profundamente", "Reafirmando", "Recordando", "Reconociendo", "Reiterando", "Resuelta",
        "Subrayando", "Teniendo", "Tomando nota", "Tomando", "Gravemente", "Acogiendo con beneplácito",
    ],
    operative: &[
        "Acoge", "Afirma", "Alienta", "Apoya", "Aprueba", "Autoriza", "Condena", "Considera", "Decide",
        "Declara", "Destaca", "Encomia", "Exhorta", "Exige", "Expresa", "Hace", "Insta", "Invita",
        "Lamenta", "Observa", "Pide", "Pone de relieve", "Prorroga", "Reafirma", "Recomienda", "Reconoce",
        "Recuerda", "Reitera", "Solicita", "Subraya", "Toma nota",
    ],
    annex: &["Anexo", "Anexos", "Apéndice"],
    part: &["Parte", "Sección", "Capítulo"],
    closing: &["sesión plenaria", "Aprobada por", "Aprobada en"],
    session: &["período de sesiones", "periodo de sesiones"],
    agenda_item: &["Tema", "Temas"],
    running_heads: &[],
    months: [
        &["enero"], &["febrero"], &["marzo"], &["abril"], &["mayo"], &["junio"], &["julio"], &["agosto"],
        &["septiembre", "setiembre"], &["octubre"], &["noviembre"], &["diciembre"],
    ],
    before_number: &[
        "a", "al", "anexo", "artículo", "artículos", "cap", "capítulo", "de", "decisión", "del", "el", "en",
        "la", "las", "los", "no", "núm", "núms", "o", "objetivo", "párrafo", "párrafos", "para", "parte",
        "por", "principio", "resolución", "resoluciones", "secc", "sección", "tema", "vol", "y",
    ],
    soft_hyphens: Some(SoftHyphens {
        before: &["afro", "socio", "ex", "franco", "anglo"],
        after: &[],
    }),
    common: &["el", "los", "las", "del", "y", "una", "por", "su", "que", "la", "en"],
};
