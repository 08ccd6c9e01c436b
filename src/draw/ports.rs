//! The points at which lines leave and reach boxes.

use super::scene::Rect;

/// The gap between two ends of lines at a box.
pub(super) const PORT: f64 = 17.0;

/// The points where each line leaves its first box and reaches its last, from
/// the left in the order in which they continue.
pub(super) fn ports(chains: &[Vec<usize>], boxes: &[Rect], centre: &[f64]) -> (Vec<f64>, Vec<f64>) {
    let mut out = vec![0.0; chains.len()];
    let mut into = vec![0.0; chains.len()];
    let mut at_box: Vec<[Vec<(f64, usize)>; 2]> = vec![[Vec::new(), Vec::new()]; boxes.len()];
    for (at, chain) in chains.iter().enumerate() {
        let last = chain.len() - 1;
        at_box[chain[0]][0].push((centre[chain[1.min(last)]], at));
        at_box[chain[last]][1].push((centre[chain[last.saturating_sub(1)]], at));
    }
    for (node, sides) in at_box.into_iter().enumerate() {
        for (mut lines, x) in sides.into_iter().zip([&mut out, &mut into]) {
            lines.sort_by(|one, other| one.0.total_cmp(&other.0).then(one.1.cmp(&other.1)));
            let middle = boxes[node].x + boxes[node].width / 2.0;
            let begin = middle - (lines.len().saturating_sub(1)) as f64 * PORT / 2.0;
            for (nth, (_, at)) in lines.into_iter().enumerate() {
                x[at] = begin + nth as f64 * PORT;
            }
        }
    }
    (out, into)
}
