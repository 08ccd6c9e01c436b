//! The steps that follow the step above only by default: an author who meant
//! "side by side" has to learn it on the first page.

use super::anew;
use crate::analysis::ImplicitOrder;
use crate::analysis::order::reason::Keep;
use crate::analysis::order::scenario::Waits;
use crate::analysis::study::Study;
use crate::analysis::time::axis::Axis;
use crate::model::OrderSource;

/// The number of these steps, and of the days that depend on them.
pub(in crate::analysis) fn order<A: Axis>(study: &Study<'_, '_, A>) -> ImplicitOrder {
    let process = study.process();
    let record = &study.plans.basis.record;
    let orders = process.orders().all().iter();
    let by_default = orders.filter(|order| order.source == OrderSource::Above);
    let steps = by_default.filter(|order| !Keep::Recorded.keeps(record.of_order(order))).count();
    if steps == 0 {
        return ImplicitOrder::default();
    }
    let none = vec![false; process.steps().len()];
    let end = anew::end_of(study, &none, |_| Waits::AsWritten);
    ImplicitOrder { steps, days: study.axis.between(end, study.today.schedule.end) }
}
