//! The order of the lanes.

/// The lanes from left to right: as given, except that neighbours are exchanged
/// as long as that brings steps that follow each other closer together. `links`
/// are pairs of lanes, one for each order.
pub(super) fn order(lanes: usize, links: &[(usize, usize)]) -> Vec<usize> {
    let mut weight = vec![vec![0u32; lanes]; lanes];
    for (one, other) in links.iter().filter(|(one, other)| one != other) {
        weight[*one][*other] += 1;
        weight[*other][*one] += 1;
    }
    let mut order: Vec<usize> = (0..lanes).collect();
    for _ in 0..lanes.min(60) {
        let mut better = false;
        // From the right, so that the first lane stays first where possible.
        for at in (1..lanes).rev() {
            // The pull of the links to the left and to the right of the two.
            let pull = |lane: usize, side: &[usize]| side.iter().map(|other| weight[lane][*other]).sum::<u32>();
            let (one, other) = (order[at - 1], order[at]);
            let (left, right) = (&order[..at - 1], &order[at + 1..]);
            if pull(one, right) + pull(other, left) > pull(one, left) + pull(other, right) {
                order.swap(at - 1, at);
                better = true;
            }
        }
        if !better {
            break;
        }
    }
    order
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lanes_that_work_together_stand_together_and_others_stay() {
        assert_eq!(order(3, &[]), [0, 1, 2]);
        assert_eq!(order(3, &[(0, 2), (0, 2), (2, 1)]), [0, 2, 1]);
    }
}
