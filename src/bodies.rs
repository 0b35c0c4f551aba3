//! Bodies: what the names of those that report look like.

/// How the name of a government ends.
pub const GOVERNMENTS: &[&str] = &["政府"];
/// Its office.
pub const OFFICES: &[&str] = &["办公室"];
/// A township or a street of a city.
pub const TOWNSHIPS: &[&str] = &["镇", "乡", "街道", "街道办事处"];
/// A department. A ministry ends in 部 or 署 and has no place in its name.
pub const DEPARTMENTS: &[&str] = &["局", "厅", "委员会", "中心"];
/// A committee that runs a zone, in short.
pub const COMMITTEES: &[&str] = &["管委会"];
/// A squad of a department.
pub const SQUADS: &[&str] = &["支队", "大队", "总队"];

/// How the prose ends a name besides.
#[rustfmt::skip]
pub const IN_SHORT: &[&str] = &[
    "委", "政府办", "府办", "办事处", "园区", "经开区", "高新区", "级机关", "直机关", "属机关", "单位", "属机构",
    "出机构", "属企业", "属国有企业",
];
/// What is a name by itself, of several bodies mostly.
#[rustfmt::skip]
pub const SEVERAL: &[&str] = &[
    "开发区", "公安机关", "税务机关", "部门", "镇街", "乡镇", "街镇", "县区", "县市", "区县", "各县", "各区", "市州",
    "功能区", "村社区", "各村", "各科室", "各处室", "各股室", "各学校", "各医院", "国有企业",
];
/// Words that look like the end of a name.
pub const NO_NAMES: &[&str] =
    &["政府信", "为中心", "布局", "格局", "全局", "当局", "结局", "委托", "委派", "委员", "政府规"];

/// Bodies whose names begin so belong to the central government.
pub const CENTRAL: &[&str] = &["国家", "国务院", "中国", "中华人民共和国"];
/// What ends the name of a province, city or prefecture; what follows names a lower body or a department.
pub const HIGHER: &[&str] = &["省", "自治区", "自治州", "市", "地区"];
/// What the name of a lower body has.
pub const LOWER: &[&str] = &["县", "旗", "区", "镇", "乡", "街道"];

/// How the name of an area ends that stands for the body which governs it.
const AREAS: &[&str] = &["县", "区", "市", "州", "旗", "盟", "省"];
/// Areas without a government of their own: a committee or an agency of a higher government runs them. 新区 may be either.
pub const AGENCIES: &[&str] = &[
    "盟",
    "地区",
    "开发区",
    "园区",
    "新区",
    "高新区",
    "经开区",
    "示范区",
    "试验区",
    "合作区",
    "管理区",
    "保税区",
    "度假区",
    "工业区",
    "集聚区",
    "功能区",
    "景区",
    "社区",
    "关区",
    "灌区",
    "林区",
    "矿区",
    "港区",
    "库区",
    "校区",
    "保护区",
    "名胜区",
];

/// Whether a name ends in one of the endings.
pub fn ends_in(name: &str, endings: &[&[&str]]) -> bool {
    endings.iter().copied().flatten().any(|ending| name.ends_with(ending))
}

/// Whether a body speaks for a whole area: a government, or the area by its name.
pub fn is_of_area(name: &str) -> bool {
    ends_in(name.trim_end(), &[GOVERNMENTS, AREAS])
}

/// Whether a body is a people's government at some level (条例 Art. 50 (4)), by its own name or by its area's.
pub fn is_government(name: &str) -> bool {
    is_of_area(name) && !ends_in(name.trim_end(), &[AGENCIES])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn governments_are_told_from_what_else_speaks_for_an_area() {
        for (name, area, government) in [
            ("某县人民政府", true, true),
            ("甲县", true, true),
            ("甲区 ", true, true),
            ("甲区人民政府", true, true),
            ("某某自治州", true, true),
            ("甲旗", true, true),
            ("某省", true, true),
            ("甲盟", true, false),
            ("某经济技术开发区", true, false),
            ("湛江海关关区", true, false),
            ("某县财政局", false, false),
            ("某县人民政府办公室", false, false),
            ("某经济技术开发区管理委员会", false, false),
            ("", false, false),
        ] {
            assert_eq!((is_of_area(name), is_government(name)), (area, government), "{name}");
        }
    }
}
