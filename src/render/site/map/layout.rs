//! Where the boxes of a map stand: in layers from left to right, so that ways lead on.
//!
//! After Sugiyama, Tagawa and Toda (1981): ways that lead back are set aside, each box
//! goes one layer beyond the last that leads to it, and the boxes of a layer are put in
//! the order of their neighbours' middles.

/// How often the order in the layers is improved, forth and back.
const SWEEPS: usize = 6;

/// The boxes of a map, by layer, top to bottom. `ways` are pairs of box numbers below
/// `count`; a box without any way is in no layer.
pub(super) fn layers(count: usize, ways: &[(usize, usize)]) -> Vec<Vec<usize>> {
    let mut after = vec![Vec::new(); count];
    let mut touched = vec![false; count];
    for &(from, to) in ways {
        after[from].push(to);
        touched[from] = true;
        touched[to] = true;
    }
    let order = topological(&after);
    let mut place = vec![0; count];
    for (at, &node) in order.iter().enumerate() {
        place[node] = at;
    }
    let mut layer = vec![0_usize; count];
    for &node in &order {
        for &next in &after[node] {
            if place[next] > place[node] {
                layer[next] = layer[next].max(layer[node] + 1);
            }
        }
    }
    let deepest = layer.iter().max().copied().unwrap_or_default();
    let mut layers = vec![Vec::new(); deepest + 1];
    for &node in order.iter().filter(|&&node| touched[node]) {
        layers[layer[node]].push(node);
    }
    layers.retain(|layer| !layer.is_empty());
    untangle(&mut layers, count, ways);
    layers
}

/// The boxes in an order in which most ways lead on: depth first, in reverse of the order
/// in which they were finished. Those that nothing leads to come first.
fn topological(after: &[Vec<usize>]) -> Vec<usize> {
    let count = after.len();
    let mut reached = vec![false; count];
    for &next in after.iter().flatten() {
        reached[next] = true;
    }
    let starts = (0..count).filter(|&node| !reached[node]);
    let rest = (0..count).filter(|&node| reached[node]);
    let mut seen = vec![false; count];
    let mut finished = Vec::with_capacity(count);
    for start in starts.chain(rest) {
        let mut open = vec![(start, 0)];
        if std::mem::replace(&mut seen[start], true) {
            continue;
        }
        while let Some((node, next)) = open.pop() {
            match after[node].get(next) {
                Some(&child) => {
                    open.push((node, next + 1));
                    if !std::mem::replace(&mut seen[child], true) {
                        open.push((child, 0));
                    }
                }
                None => finished.push(node),
            }
        }
    }
    finished.reverse();
    finished
}

fn untangle(layers: &mut [Vec<usize>], count: usize, ways: &[(usize, usize)]) {
    let mut neighbours = vec![Vec::new(); count];
    for &(from, to) in ways {
        neighbours[from].push(to);
        neighbours[to].push(from);
    }
    let mut height = vec![0.0_f64; count];
    let measure = |layer: &[usize], height: &mut [f64]| {
        for (at, &node) in layer.iter().enumerate() {
            height[node] = middle(at, layer.len());
        }
    };
    for layer in layers.iter() {
        measure(layer, &mut height);
    }
    for sweep in 0..SWEEPS {
        let forth = sweep % 2 == 0;
        let numbers: Vec<usize> = if forth {
            (0..layers.len()).collect()
        } else {
            (0..layers.len()).rev().collect()
        };
        for number in numbers {
            let layer = &mut layers[number];
            let wanted = |node: usize| {
                let near = &neighbours[node];
                let sum: f64 = near.iter().map(|&other| height[other]).sum();
                sum / f64::from(u32::try_from(near.len().max(1)).unwrap_or(1))
            };
            let mut keyed: Vec<(f64, usize)> =
                layer.iter().map(|&node| (wanted(node), node)).collect();
            keyed.sort_by(|a, b| a.0.total_cmp(&b.0));
            *layer = keyed.into_iter().map(|(_, node)| node).collect();
            measure(layer, &mut height);
        }
    }
}

/// How far from the middle of its layer a box stands, in boxes.
fn middle(at: usize, of: usize) -> f64 {
    let number = |n: usize| f64::from(u32::try_from(n).unwrap_or(u32::MAX));
    number(at) - number(of) / 2.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ways_lead_to_later_layers_where_they_can() {
        let layers = layers(4, &[(0, 1), (1, 2), (2, 0)]);
        assert_eq!(layers, [[0], [1], [2]]);
    }

    #[test]
    fn boxes_stand_near_what_they_lead_to() {
        let layers = layers(6, &[(0, 5), (1, 4), (2, 3)]);
        assert_eq!(layers.len(), 2);
        let partner = |node: &usize| 5 - node;
        let second: Vec<usize> = layers[0].iter().map(partner).collect();
        assert_eq!(layers[1], second);
    }
}
