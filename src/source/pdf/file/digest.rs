//! Digests that the keys of encrypted files are made with: MD5 and SHA-2.

/// Fractions of the square roots of the first sixteen primes, where SHA-2 begins. The shorter digests begin with, and
/// count on, the upper halves.
const ROOTS: [u64; 16] = [
    0x6A09_E667_F3BC_C908,
    0xBB67_AE85_84CA_A73B,
    0x3C6E_F372_FE94_F82B,
    0xA54F_F53A_5F1D_36F1,
    0x510E_527F_ADE6_82D1,
    0x9B05_688C_2B3E_6C1F,
    0x1F83_D9AB_FB41_BD6B,
    0x5BE0_CD19_137E_2179,
    0xCBBB_9D5D_C105_9ED8,
    0x629A_292A_367C_D507,
    0x9159_015A_3070_DD17,
    0x152F_ECD8_F70E_5939,
    0x6733_2667_FFC0_0B31,
    0x8EB4_4A87_6858_1511,
    0xDB0C_2E0D_64F9_8FA7,
    0x47B5_481D_BEFA_4FA4,
];

/// Fractions of the cube roots of the first eighty primes.
const CUBE_ROOTS: [u64; 80] = [
    0x428A_2F98_D728_AE22,
    0x7137_4491_23EF_65CD,
    0xB5C0_FBCF_EC4D_3B2F,
    0xE9B5_DBA5_8189_DBBC,
    0x3956_C25B_F348_B538,
    0x59F1_11F1_B605_D019,
    0x923F_82A4_AF19_4F9B,
    0xAB1C_5ED5_DA6D_8118,
    0xD807_AA98_A303_0242,
    0x1283_5B01_4570_6FBE,
    0x2431_85BE_4EE4_B28C,
    0x550C_7DC3_D5FF_B4E2,
    0x72BE_5D74_F27B_896F,
    0x80DE_B1FE_3B16_96B1,
    0x9BDC_06A7_25C7_1235,
    0xC19B_F174_CF69_2694,
    0xE49B_69C1_9EF1_4AD2,
    0xEFBE_4786_384F_25E3,
    0x0FC1_9DC6_8B8C_D5B5,
    0x240C_A1CC_77AC_9C65,
    0x2DE9_2C6F_592B_0275,
    0x4A74_84AA_6EA6_E483,
    0x5CB0_A9DC_BD41_FBD4,
    0x76F9_88DA_8311_53B5,
    0x983E_5152_EE66_DFAB,
    0xA831_C66D_2DB4_3210,
    0xB003_27C8_98FB_213F,
    0xBF59_7FC7_BEEF_0EE4,
    0xC6E0_0BF3_3DA8_8FC2,
    0xD5A7_9147_930A_A725,
    0x06CA_6351_E003_826F,
    0x1429_2967_0A0E_6E70,
    0x27B7_0A85_46D2_2FFC,
    0x2E1B_2138_5C26_C926,
    0x4D2C_6DFC_5AC4_2AED,
    0x5338_0D13_9D95_B3DF,
    0x650A_7354_8BAF_63DE,
    0x766A_0ABB_3C77_B2A8,
    0x81C2_C92E_47ED_AEE6,
    0x9272_2C85_1482_353B,
    0xA2BF_E8A1_4CF1_0364,
    0xA81A_664B_BC42_3001,
    0xC24B_8B70_D0F8_9791,
    0xC76C_51A3_0654_BE30,
    0xD192_E819_D6EF_5218,
    0xD699_0624_5565_A910,
    0xF40E_3585_5771_202A,
    0x106A_A070_32BB_D1B8,
    0x19A4_C116_B8D2_D0C8,
    0x1E37_6C08_5141_AB53,
    0x2748_774C_DF8E_EB99,
    0x34B0_BCB5_E19B_48A8,
    0x391C_0CB3_C5C9_5A63,
    0x4ED8_AA4A_E341_8ACB,
    0x5B9C_CA4F_7763_E373,
    0x682E_6FF3_D6B2_B8A3,
    0x748F_82EE_5DEF_B2FC,
    0x78A5_636F_4317_2F60,
    0x84C8_7814_A1F0_AB72,
    0x8CC7_0208_1A64_39EC,
    0x90BE_FFFA_2363_1E28,
    0xA450_6CEB_DE82_BDE9,
    0xBEF9_A3F7_B2C6_7915,
    0xC671_78F2_E372_532B,
    0xCA27_3ECE_EA26_619C,
    0xD186_B8C7_21C0_C207,
    0xEADA_7DD6_CDE0_EB1E,
    0xF57D_4F7F_EE6E_D178,
    0x06F0_67AA_7217_6FBA,
    0x0A63_7DC5_A2C8_98A6,
    0x113F_9804_BEF9_0DAE,
    0x1B71_0B35_131C_471B,
    0x28DB_77F5_2304_7D84,
    0x32CA_AB7B_40C7_2493,
    0x3C9E_BE0A_15C9_BEBC,
    0x431D_67C4_9C10_0D4C,
    0x4CC5_D4BE_CB3E_42B6,
    0x597F_299C_FC65_7E2A,
    0x5FCB_6FAB_3AD6_FAEC,
    0x6C44_198C_4A47_5817,
];

/// The sines of whole numbers, which MD5 counts on.
const SINES: [u32; 64] = [
    0xD76A_A478,
    0xE8C7_B756,
    0x2420_70DB,
    0xC1BD_CEEE,
    0xF57C_0FAF,
    0x4787_C62A,
    0xA830_4613,
    0xFD46_9501,
    0x6980_98D8,
    0x8B44_F7AF,
    0xFFFF_5BB1,
    0x895C_D7BE,
    0x6B90_1122,
    0xFD98_7193,
    0xA679_438E,
    0x49B4_0821,
    0xF61E_2562,
    0xC040_B340,
    0x265E_5A51,
    0xE9B6_C7AA,
    0xD62F_105D,
    0x0244_1453,
    0xD8A1_E681,
    0xE7D3_FBC8,
    0x21E1_CDE6,
    0xC337_07D6,
    0xF4D5_0D87,
    0x455A_14ED,
    0xA9E3_E905,
    0xFCEF_A3F8,
    0x676F_02D9,
    0x8D2A_4C8A,
    0xFFFA_3942,
    0x8771_F681,
    0x6D9D_6122,
    0xFDE5_380C,
    0xA4BE_EA44,
    0x4BDE_CFA9,
    0xF6BB_4B60,
    0xBEBF_BC70,
    0x289B_7EC6,
    0xEAA1_27FA,
    0xD4EF_3085,
    0x0488_1D05,
    0xD9D4_D039,
    0xE6DB_99E5,
    0x1FA2_7CF8,
    0xC4AC_5665,
    0xF429_2244,
    0x432A_FF97,
    0xAB94_23A7,
    0xFC93_A039,
    0x655B_59C3,
    0x8F0C_CC92,
    0xFFEF_F47D,
    0x8584_5DD1,
    0x6FA8_7E4F,
    0xFE2C_E6E0,
    0xA301_4314,
    0x4E08_11A1,
    0xF753_7E82,
    0xBD3A_F235,
    0x2AD7_D2BB,
    0xEB86_D391,
];

/// MD5: 16 bytes.
pub fn md5(bytes: &[u8]) -> [u8; 16] {
    const TURNS: [[u32; 4]; 4] = [[7, 12, 17, 22], [5, 9, 14, 20], [4, 11, 16, 23], [6, 10, 15, 21]];
    let mut state: [u32; 4] = [0x6745_2301, 0xEFCD_AB89, 0x98BA_DCFE, 0x1032_5476];
    let length = (bytes.len() as u64).wrapping_mul(8).to_le_bytes();
    for block in padded(bytes, 64, &length).chunks_exact(64) {
        let word = |at: usize| {
            block.get(at * 4..).and_then(|rest| rest.first_chunk()).map_or(0, |word| u32::from_le_bytes(*word))
        };
        let [mut a, mut b, mut c, mut d] = state;
        for (at, sine) in SINES.iter().enumerate() {
            let (mixed, index) = match at / 16 {
                0 => (b & c | !b & d, at),
                1 => (d & b | !d & c, at * 5 + 1),
                2 => (b ^ c ^ d, at * 3 + 5),
                _ => (c ^ (b | !d), at * 7),
            };
            let sum = a.wrapping_add(mixed).wrapping_add(*sine).wrapping_add(word(index % 16));
            let turned = b.wrapping_add(sum.rotate_left(TURNS[at / 16][at % 4]));
            (a, b, c, d) = (d, turned, b, c);
        }
        for (total, part) in state.iter_mut().zip([a, b, c, d]) {
            *total = total.wrapping_add(part);
        }
    }
    let mut digest = [0; 16];
    for (slot, byte) in digest.iter_mut().zip(state.iter().flat_map(|word| word.to_le_bytes())) {
        *slot = byte;
    }
    digest
}

/// A SHA-2 over words of one width; the amounts by which it turns and shifts are those of that width.
macro_rules! sha {
    ($name:ident, $word:ty, $block:expr, $rounds:expr, $big:expr, $small:expr) => {
        fn $name(bytes: &[u8], start: &[u64], word: fn(u64) -> $word) -> Vec<u8> {
            let mut state: [$word; 8] = std::array::from_fn(|at| start.get(at).map_or(0, |root| word(*root)));
            let length = (bytes.len() as u128).wrapping_mul(8).to_be_bytes();
            let length = length.get(16 - $block / 8..).unwrap_or_default();
            for block in padded(bytes, $block, length).chunks_exact($block) {
                let mut words: [$word; $rounds] = [0; $rounds];
                for (slot, bytes) in words.iter_mut().zip(block.chunks_exact($block / 16)) {
                    *slot = bytes.iter().fold(0, |word, byte| word << 8 | <$word>::from(*byte));
                }
                for at in 16..$rounds {
                    let turn = |x: $word, [a, b, shift]: [u32; 3]| x.rotate_right(a) ^ x.rotate_right(b) ^ x >> shift;
                    let (before, after) = (turn(words[at - 15], $small[0]), turn(words[at - 2], $small[1]));
                    let sum = words[at - 16].wrapping_add(before).wrapping_add(words[at - 7]);
                    words[at] = sum.wrapping_add(after);
                }
                let [mut a, mut b, mut c, mut d, mut e, mut f, mut g, mut h] = state;
                let turn = |x: $word, by: [u32; 3]| by.iter().fold(0, |sum, by| sum ^ x.rotate_right(*by));
                for (own, root) in words.iter().zip(CUBE_ROOTS) {
                    let chosen = h.wrapping_add(turn(e, $big[1])).wrapping_add(e & f ^ !e & g);
                    let first = chosen.wrapping_add(word(root)).wrapping_add(*own);
                    let second = turn(a, $big[0]).wrapping_add(a & b ^ a & c ^ b & c);
                    (h, g, f, e) = (g, f, e, d.wrapping_add(first));
                    (d, c, b, a) = (c, b, a, first.wrapping_add(second));
                }
                for (total, part) in state.iter_mut().zip([a, b, c, d, e, f, g, h]) {
                    *total = total.wrapping_add(part);
                }
            }
            state.iter().flat_map(|word| word.to_be_bytes()).collect()
        }
    };
}

sha!(narrow, u32, 64, 64, [[2, 13, 22], [6, 11, 25]], [[7, 18, 3], [17, 19, 10]]);
sha!(wide, u64, 128, 80, [[28, 34, 39], [14, 18, 41]], [[1, 8, 7], [19, 61, 6]]);

/// SHA-256: 32 bytes.
pub fn sha256(bytes: &[u8]) -> Vec<u8> {
    narrow(bytes, &ROOTS[..8], |root| (root >> 32) as u32)
}

/// SHA-384: 48 bytes.
pub fn sha384(bytes: &[u8]) -> Vec<u8> {
    let mut digest = wide(bytes, &ROOTS[8..], |root| root);
    digest.truncate(48);
    digest
}

/// SHA-512: 64 bytes.
pub fn sha512(bytes: &[u8]) -> Vec<u8> {
    wide(bytes, &ROOTS[..8], |root| root)
}

/// The bytes, a one, zeros and the length, in whole blocks.
fn padded(bytes: &[u8], block: usize, length: &[u8]) -> Vec<u8> {
    let mut padded = bytes.to_vec();
    padded.push(0x80);
    let end = (padded.len() + length.len()).next_multiple_of(block);
    padded.resize(end - length.len(), 0);
    padded.extend(length);
    padded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(digest: &[u8], expected: &str) {
        let shown: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
        assert!(shown.starts_with(expected), "{shown}");
    }

    #[test]
    fn digests_of_published_examples() {
        check(&md5(b""), "d41d8cd98f00b204e9800998ecf8427e");
        check(&md5(b"abc"), "900150983cd24fb0d6963f7d28e17f72");
        check(&md5(&[b'a'; 64]), "014842d480b571495a4a0363793f7367");
        check(&sha256(b"abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        check(&sha384(b"abc"), "cb00753f45a35e8bb5a03d699ac65007272c32ab0eded163");
        check(&sha512(b"abc"), "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea2");
    }
}
