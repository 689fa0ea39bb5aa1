//! Chinese.

use super::Phrases;

pub(super) static PHRASES: Phrases = Phrases {
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
    ahead: &["请", "又请", "还请", "决定", "邀请", "促请", "鼓励", "建议"],
    behind: &["回顾", "注意到", "欢迎", "重申", "通过", "举行"],
    secretary_general: &[&["秘书长"]],
    report: &["报告"],
    until: &["之前", "前"],
    agenda: &["议程", "临时议程"],
    entitled: &["题为"],
    currency: &["美元", "欧元"],
    million: &["万", "百万", "亿"],
};
