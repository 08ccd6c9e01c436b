//! Any bytes are a calendar or refused; with a calendar, what was added can be
//! counted back.
#![no_main]

use libfuzzer_sys::fuzz_target;
use reengineer::calendar::{Base, Calendar, Layer, Selection};

fuzz_target!(|bytes: &[u8]| {
    let Ok(layer) = Layer::parse("fuzz", bytes, &Selection::default()) else { return };
    for base in [Base::China, Base::Weekdays] {
        let Ok(calendar) = Calendar::laid(base, std::slice::from_ref(&layer)) else { continue };
        for years in calendar.years() {
            let Ok(date) = jiff_date(*years.start()) else { continue };
            if let Ok(works) = calendar.is_working(date) {
                assert_eq!(calendar.is_working(date).ok(), Some(works));
            }
        }
    }
});

fn jiff_date(year: i16) -> Result<jiff::civil::Date, jiff::Error> {
    jiff::civil::Date::new(year, 1, 1)
}
