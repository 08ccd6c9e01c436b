//! Exact decimal numbers: amounts, shares and days as they are printed.

use std::cmp::Ordering;
use std::fmt;

/// A decimal number, `mantissa · 10^-scale`, always in lowest terms, so that
/// `2.50` equals `2.5`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Decimal {
    mantissa: i64,
    scale: u8,
}

/// The reason why a text is not a decimal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DecimalError {
    /// Not digits, with at most one point among them.
    Unreadable,
    /// Below zero.
    Negative,
    /// More than [`MOST_DIGITS`] digits before the point.
    TooLarge,
    /// More than [`MOST_DIGITS`] digits, or [`MOST_SCALE`] after the point.
    TooManyDigits,
}

/// The most digits of a decimal, without leading zeros: so many are exact, and
/// so are sums of thousands of such numbers.
pub const MOST_DIGITS: u32 = 15;

/// The most digits after the point.
pub const MOST_SCALE: u32 = 12;

impl Decimal {
    /// Zero.
    pub const ZERO: Self = Self { mantissa: 0, scale: 0 };

    /// `mantissa · 10^-scale`, brought to lowest terms.
    pub const fn new(mut mantissa: i64, mut scale: u8) -> Self {
        while scale > 0 && mantissa % 10 == 0 {
            mantissa /= 10;
            scale -= 1;
        }
        Self { mantissa, scale }
    }

    /// The digits without the point.
    pub fn mantissa(self) -> i64 {
        self.mantissa
    }

    /// The number of digits after the point.
    pub fn scale(self) -> u8 {
        self.scale
    }

    /// Reads `12`, `0.5` or full-width `１２．５`; `None` where
    /// [`Decimal::read`] says why not.
    pub fn parse(text: &str) -> Option<Self> {
        Self::read(text).ok()
    }

    /// Reads `12`, `0.5` or full-width `１２．５`. No sign but that of `-0`, no
    /// exponent, no grouping; at most 15 digits, at most 12 of them after the
    /// point.
    ///
    /// # Errors
    /// The reason the text is none of these.
    pub fn read(text: &str) -> Result<Self, DecimalError> {
        match text.strip_prefix(['-', '－', '−']).map(Self::unsigned) {
            None => Self::unsigned(text),
            Some(Ok(Self::ZERO)) => Ok(Self::ZERO),
            Some(Ok(_) | Err(DecimalError::TooLarge | DecimalError::TooManyDigits)) => Err(DecimalError::Negative),
            Some(Err(error)) => Err(error),
        }
    }

    fn unsigned(text: &str) -> Result<Self, DecimalError> {
        let (mut mantissa, mut whole, mut scale, mut seen, mut point) = (0i64, 0u32, 0u32, false, false);
        for character in text.chars() {
            match half_width(character) {
                '.' if !point && seen => point = true,
                digit @ '0'..='9' => {
                    mantissa = mantissa.saturating_mul(10).saturating_add(i64::from(digit as u32 - '0' as u32));
                    seen = true;
                    whole += u32::from(!point && mantissa > 0);
                    scale += u32::from(point);
                }
                _ => return Err(DecimalError::Unreadable),
            }
        }
        if !seen || (point && scale == 0) {
            return Err(DecimalError::Unreadable);
        }
        if whole > MOST_DIGITS {
            return Err(DecimalError::TooLarge);
        }
        if whole + scale > MOST_DIGITS || scale > MOST_SCALE {
            return Err(DecimalError::TooManyDigits);
        }
        Ok(Self::new(mantissa, scale as u8))
    }

    /// The sum, or `None` where it does not fit.
    pub fn checked_add(self, other: Self) -> Option<Self> {
        let scale = self.scale.max(other.scale);
        let sum = self.at_scale(scale).checked_add(other.at_scale(scale))?;
        Some(Self::new(i64::try_from(sum).ok()?, scale))
    }

    /// The difference, or `None` where it does not fit.
    pub fn checked_sub(self, other: Self) -> Option<Self> {
        self.checked_add(Self { mantissa: other.mantissa.checked_neg()?, scale: other.scale })
    }

    /// The difference: exact where it fits, else rounded half away from zero
    /// to as many digits as do.
    pub fn minus(self, other: Self) -> Self {
        let scale = self.scale.max(other.scale);
        Self::fitted(self.at_scale(scale) - other.at_scale(scale), scale)
    }

    /// The sum, rounded like [`Self::minus`].
    pub fn plus(self, other: Self) -> Self {
        let scale = self.scale.max(other.scale);
        Self::fitted(self.at_scale(scale) + other.at_scale(scale), scale)
    }

    /// `share` per cent of it, rounded like [`Self::minus`].
    pub fn per_cent(self, share: Self) -> Self {
        Self::fitted(i128::from(self.mantissa) * i128::from(share.mantissa), self.scale + share.scale + 2)
    }

    /// A count of things, capped at the largest number that fits.
    pub fn count(number: u64) -> Self {
        Self::fitted(i128::from(number), 0)
    }

    /// The number rounded half away from zero to as many digits as fit; the
    /// largest one where the whole part is too large.
    pub fn fitted(mut mantissa: i128, mut scale: u8) -> Self {
        loop {
            match (i64::try_from(mantissa), scale) {
                (Ok(mantissa), _) => return Self::new(mantissa, scale),
                (Err(_), 0) => return Self::new(if mantissa < 0 { i64::MIN } else { i64::MAX }, 0),
                (Err(_), _) => {
                    mantissa = (mantissa + mantissa.signum() * 5) / 10;
                    scale -= 1;
                }
            }
        }
    }

    /// `numerator ÷ denominator`: exact where it is a finite decimal that
    /// fits, else rounded half away from zero to four digits. A denominator
    /// of zero gives zero.
    pub fn ratio(numerator: i64, denominator: i64) -> Self {
        if denominator == 0 {
            return Self::ZERO;
        }
        // Most are whole numbers, and 128-bit division is slow.
        if let (0, Some(whole)) = (numerator.wrapping_rem(denominator), numerator.checked_div(denominator)) {
            return Self::new(whole, 0);
        }
        let (n, d) = (i128::from(numerator), i128::from(denominator));
        let mut scaled = n;
        for scale in 0..=MOST_SCALE {
            if scaled % d == 0
                && let Ok(mantissa) = i64::try_from(scaled / d)
            {
                return Self::new(mantissa, scale as u8);
            }
            scaled *= 10;
        }
        Self::rounded_ratio(numerator, denominator, 4)
    }

    /// `numerator ÷ denominator` rounded half away from zero to `scale`
    /// digits. A denominator of zero gives zero.
    pub fn rounded_ratio(numerator: i64, denominator: i64, scale: u8) -> Self {
        if denominator == 0 {
            return Self::ZERO;
        }
        let (n, d) = (i128::from(numerator) * 10i128.pow(u32::from(scale)), i128::from(denominator));
        let half = d.abs() / 2;
        let shifted = if (n < 0) == (d < 0) { n.abs() + half } else { -(n.abs() + half) };
        Self::fitted(shifted / d.abs(), scale)
    }

    fn at_scale(self, scale: u8) -> i128 {
        i128::from(self.mantissa) * 10i128.pow(u32::from(scale.saturating_sub(self.scale)))
    }
}

/// The half-width form of a full-width character; any other as it is.
pub(crate) fn half_width(character: char) -> char {
    match character {
        '\u{ff01}'..='\u{ff5e}' => {
            char::from_u32(u32::from(character) - 0xfee0).expect("every full-width form has a half-width one")
        }
        other => other,
    }
}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Decimal {
    fn cmp(&self, other: &Self) -> Ordering {
        let scale = self.scale.max(other.scale);
        self.at_scale(scale).cmp(&other.at_scale(scale))
    }
}

impl From<u32> for Decimal {
    fn from(number: u32) -> Self {
        Self::new(i64::from(number), 0)
    }
}

impl Decimal {
    fn write(self, out: &mut impl fmt::Write) -> fmt::Result {
        let digits = self.mantissa.unsigned_abs();
        let sign = if self.mantissa < 0 { "-" } else { "" };
        let unit = 10u64.checked_pow(u32::from(self.scale));
        let (whole, fraction) = unit.map_or((0, digits), |unit| (digits / unit, digits % unit));
        match usize::from(self.scale) {
            0 => write!(out, "{sign}{whole}"),
            places => write!(out, "{sign}{whole}.{fraction:0places$}"),
        }
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if f.width().is_none() {
            return self.write(f);
        }
        let mut text = String::new();
        self.write(&mut text)?;
        f.pad(&text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tenth_and_two_tenths_are_three_tenths() {
        let sum = Decimal::parse("0.1").unwrap().checked_add(Decimal::parse("0.2").unwrap()).unwrap();
        assert_eq!(sum.to_string(), "0.3");
    }

    #[test]
    fn a_decimal_is_written_with_all_its_places_and_fills_its_width() {
        for (number, text) in [
            (Decimal::new(-5, 3), "-0.005"),
            (Decimal::new(1, 22), "0.0000000000000000000001"),
            (Decimal::new(i64::MIN, 0), "-9223372036854775808"),
            (Decimal::new(1_050, 2), "10.5"),
        ] {
            assert_eq!(number.to_string(), text);
        }
        assert_eq!(format!("{:>6}|{:<6}|", Decimal::new(15, 1), Decimal::new(-2, 0)), "   1.5|-2    |");
    }

    #[test]
    fn only_plain_decimals_are_numbers() {
        for text in
            ["", ".", "1.", ".5", "+1", "1e3", "1_000", "0x10", "1.2.3", "NaN", "-", "--1", "-x", "9007199254740993x"]
        {
            assert_eq!(Decimal::read(text), Err(DecimalError::Unreadable), "{text}");
        }
        for text in ["-1", "－0.5", "-9007199254740993"] {
            assert_eq!(Decimal::read(text), Err(DecimalError::Negative), "{text}");
        }
        assert_eq!(Decimal::parse("００１２．５０").unwrap().to_string(), "12.5");
    }

    #[test]
    fn what_has_too_many_digits_is_a_number_all_the_same() {
        assert_eq!(Decimal::read("9007199254740993"), Err(DecimalError::TooLarge));
        assert_eq!(Decimal::read(&"9".repeat(40)), Err(DecimalError::TooLarge));
        for text in ["0.0000000000001", "1234567890.123456", "1.0000000000000"] {
            assert_eq!(Decimal::read(text), Err(DecimalError::TooManyDigits), "{text}");
        }
        assert_eq!(Decimal::parse("0000000999999999999999"), Some(Decimal::new(999_999_999_999_999, 0)));
        assert_eq!(Decimal::parse("123.000000000001").map(Decimal::scale), Some(12));
    }

    #[test]
    fn a_zero_with_a_minus_sign_is_zero() {
        for text in ["-0", "-0.0", "－０", "−00"] {
            assert_eq!(Decimal::parse(text), Some(Decimal::ZERO), "{text}");
        }
        assert_eq!(Decimal::parse("-0").map(|zero| zero.to_string()).as_deref(), Some("0"));
    }

    #[test]
    fn ratios_are_exact_where_finite_and_rounded_to_four_digits_elsewhere() {
        assert_eq!(Decimal::ratio(1, 8).to_string(), "0.125");
        assert_eq!(Decimal::ratio(1, 7).to_string(), "0.1429");
        assert_eq!(Decimal::ratio(-1, 7).to_string(), "-0.1429");
        assert_eq!(Decimal::rounded_ratio(1, 2, 0).to_string(), "1");
        assert_eq!(Decimal::rounded_ratio(-1, 2, 0).to_string(), "-1");
    }

    #[test]
    fn a_difference_that_does_not_fit_is_rounded_and_never_nothing() {
        let small = Decimal::new(15, 2);
        assert_eq!(Decimal::new(1, 0).minus(small).to_string(), "0.85");
        let large = Decimal::new(i64::MAX - 1, 0);
        assert_eq!(large.minus(small), large);
        assert_eq!(large.minus(Decimal::new(i64::MIN, 0)), Decimal::new(i64::MAX, 0));
    }

    #[test]
    fn a_sum_and_a_share_that_do_not_fit_are_rounded_and_never_zero() {
        let (large, small) = (Decimal::new(100_000_000, 0), Decimal::new(1, 12));
        assert_eq!(large.plus(small), large);
        assert_eq!(small.plus(large), large);
        let third = Decimal::parse("33.333333333333").unwrap();
        assert_eq!(Decimal::parse("451234.5").unwrap().per_cent(third).to_string(), "150411.4999999984959");
        assert_eq!(Decimal::rounded_ratio(i64::MIN, 1, 2), Decimal::new(i64::MIN, 0));
        assert_eq!(Decimal::count(u64::MAX), Decimal::new(i64::MAX, 0));
    }

    #[test]
    fn differences_keep_their_sign() {
        let (one, three) = (Decimal::parse("1.25").unwrap(), Decimal::parse("3").unwrap());
        assert_eq!(one.checked_sub(three).unwrap().to_string(), "-1.75");
        assert!(one < three);
    }
}
