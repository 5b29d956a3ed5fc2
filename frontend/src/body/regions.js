// Where each area lies: [part, points] per view, one half. The part's outline cuts it to shape,
// so that only the borders between neighbours are drawn here. Ids are those of the knowledge base.
import { band } from "./arm.js";
import { FINGERS, onHand } from "./figure.js";
import { capsule, polygon, whole } from "./curves.js";

const EDGE = 120;
const box = (left, top, right, bottom) => [
  [left, top],
  [right, top],
  [right, bottom],
  [left, bottom],
];
const onHandBox = (...sides) => box(...sides).map(onHand);

const HEAD_FRONT = {
  "side-of-head-above-the-ear": box(33, 0, 60, 46),
  temple: [[34, 44], [60, 44], [60, 72], [38, 72], [34, 62]],
  forehead: [[0, 34], [33, 34], [34, 44], [34, 58], [20, 57], [0, 59]],
  eyebrow: [[5, 60], [20, 57], [34, 58], [37, 68], [20, 66], [5, 68]],
  "jaw-joint": box(34, 72, 60, 90),
  cheek: [[9, 78], [34, 76], [34, 90], [30, 104], [14, 104], [9, 96]],
  "angle-of-jaw": [[33, 90], [60, 90], [60, 112], [34, 116], [29, 106]],
  jaw: [[30, 104], [34, 116], [30, 130], [16, 132], [13, 122], [17, 112]],
};
const TRUNK_FRONT = {
  "side-of-neck": [[14, 100], [40, 100], [36, 150], [27, 156], [15, 170]],
  "front-of-neck": [[0, 120], [14, 120], [15, 174], [0, 176]],
  "angle-of-neck": [[27, 154], [34, 146], [60, 160], [56, 180], [15, 178], [15, 170]],
  "top-of-shoulder": [[60, 160], [120, 172], [96, 193], [56, 180]],
  "upper-chest": [[9, 178], [56, 180], [88, 190], [84, 222], [9, 226]],
  chest: [[9, 226], [84, 222], [82, 250], [66, 284], [9, 290]],
  "side-of-chest": [[82, 240], [EDGE, 240], [EDGE, 326], [62, 326], [66, 284]],
  flank: [[62, 326], [EDGE, 326], [EDGE, 394], [50, 394]],
  "front-of-hip": [[50, 394], [EDGE, 394], [EDGE, 440], [60, 450], [40, 424]],
  groin: [[40, 424], [60, 450], [36, 500], [12, 500], [15, 456]],
};
const LEG_FRONT = {
  "lateral-hip": [[72, 400], [EDGE, 400], [EDGE, 492], [70, 492]],
  "front-of-thigh": [[40, 430], [72, 410], [70, 492], [66, 606], [32, 606], [26, 540], [22, 490], [18, 450]],
  "inner-thigh": [[-5, 440], [18, 450], [22, 490], [26, 540], [32, 606], [10, 606]],
  "outer-thigh": [[70, 492], [EDGE, 492], [EDGE, 606], [66, 606]],
  "front-of-knee": box(33, 606, 61, 664),
  "medial-knee": box(0, 606, 33, 664),
  "lateral-knee": box(61, 606, EDGE, 664),
  shin: [[38, 664], [58, 664], [52, 798], [38, 798]],
  "medial-leg": [[0, 664], [38, 664], [38, 798], [0, 798]],
  "lateral-leg": [[58, 664], [EDGE, 664], [EDGE, 798], [52, 798]],
  "front-ankle": box(37, 798, 50, 824),
  "medial-ankle": box(0, 798, 37, 824),
  "lateral-ankle": box(50, 798, EDGE, 824),
  "dorsum-of-foot": [[0, 824], [59, 824], [59, 851], [36, 851], [36, 838], [0, 838]],
  "lateral-foot": box(59, 824, EDGE, 851),
  "first-metatarsal-head": box(0, 838, 36, 851),
  "great-toe": box(0, 851, 40, 880),
  "lesser-toes": box(40, 850, EDGE, 880),
};
const ARM_FRONT = {
  "front-of-shoulder": band(-0.3, 0.34, -40, 7),
  "side-of-shoulder": band(-0.3, 0.34, 7, 40),
  "inner-upper-arm": band(0.34, 0.86, -40, -6),
  "front-of-upper-arm": band(0.34, 0.86, -6, 8),
  "side-of-upper-arm": band(0.34, 0.86, 8, 40),
  "medial-elbow": band(0.86, 1.14, -40, -6),
  "front-of-elbow": band(0.86, 1.14, -6, 7),
  "lateral-elbow": band(0.86, 1.14, 7, 40),
  "ulnar-forearm": band(1.14, 1.84, -40, -6),
  "volar-forearm": band(1.14, 1.84, -6, 6),
  "radial-forearm": band(1.14, 1.84, 6, 40),
  "ulnar-wrist": band(1.84, 2.06, -40, -4),
  "volar-wrist": band(1.84, 2.06, -4, 4),
  "radial-wrist": band(1.84, 2.06, 4, 40),
  palm: [[-30, 4], [3, 4], [6, 22], [20, 29], [20, 42], [-30, 42]].map(onHand),
  "thumb-base": [[3, 4], [20, 4], [24, 16], [18, 24], [6, 22]].map(onHand),
  "thumb-web": [[6, 22], [18, 24], [24, 26], [20, 32], [14, 28]].map(onHand),
};
const HEAD_BACK = {
  "side-of-head-above-the-ear": [[22, 30], [60, 20], [60, 74], [34, 74], [24, 52]],
  occiput: [[0, 34], [22, 30], [24, 52], [34, 74], [33, 92], [0, 98]],
  "behind-ear": [[34, 74], [60, 74], [60, 108], [31, 108], [33, 92]],
  suboccipital: [[0, 98], [33, 92], [31, 108], [40, 120], [0, 140]],
};
const TRUNK_BACK = {
  suboccipital: box(0, 90, 30, 120),
  "back-of-neck": [[0, 120], [16, 120], [20, 158], [24, 173], [0, 174]],
  "side-of-neck": [[16, 100], [40, 100], [40, 142], [30, 150], [20, 158]],
  "angle-of-neck": [[20, 158], [30, 150], [40, 142], [62, 162], [58, 184], [28, 187], [24, 173]],
  "top-of-shoulder": [[62, 162], [120, 172], [96, 194], [58, 184]],
  "upper-back": [[0, 174], [24, 173], [28, 187], [27, 268], [0, 276]],
  "medial-scapular-border": [[28, 187], [41, 186], [41, 250], [46, 264], [27, 268]],
  "top-of-scapula": [[41, 185], [58, 184], [96, 194], [90, 206], [41, 206]],
  "body-of-the-scapula": [[41, 206], [96, 206], [88, 236], [72, 258], [44, 258], [41, 250]],
  "inferior-scapular-angle": [[44, 258], [72, 258], [64, 284], [46, 286], [42, 266]],
  "side-of-chest": [[72, 258], [88, 236], [EDGE, 230], [EDGE, 332], [62, 332], [64, 284]],
  "mid-back": [[0, 276], [27, 268], [42, 266], [46, 286], [64, 284], [62, 332], [0, 334]],
  "low-back": [[0, 334], [52, 332], [46, 396], [18, 402], [0, 402]],
  flank: [[52, 332], [EDGE, 332], [EDGE, 392], [46, 396]],
  "iliac-crest": [[18, 402], [46, 396], [EDGE, 392], [EDGE, 412], [48, 414], [32, 418]],
  "sacroiliac-area": [[16, 404], [32, 418], [26, 448], [12, 448]],
  "upper-buttock": [[32, 418], [48, 414], [EDGE, 412], [72, 446], [8, 452], [26, 448]],
  "lower-buttock": [[0, 454], [26, 448], [72, 446], [70, 480], [36, 490], [0, 484]],
  "gluteal-fold": [[0, 484], [36, 490], [70, 480], [70, 500], [0, 500]],
};
const LEG_BACK = {
  "lateral-hip": [[72, 412], [EDGE, 400], [EDGE, 494], [68, 494], [70, 446]],
  "gluteal-fold": [[0, 478], [68, 476], [68, 496], [0, 500]],
  "back-of-thigh": [[22, 497], [66, 496], [66, 610], [30, 610]],
  "inner-thigh": [[-5, 498], [22, 497], [30, 610], [5, 610]],
  "outer-thigh": [[66, 494], [EDGE, 494], [EDGE, 610], [66, 610]],
  "back-of-knee": box(34, 610, 61, 664),
  "medial-knee": box(0, 610, 34, 664),
  "lateral-knee": box(61, 610, EDGE, 664),
  calf: [[34, 664], [61, 664], [60, 730], [52, 766], [38, 766], [33, 730]],
  "medial-leg": [[0, 664], [34, 664], [33, 730], [38, 766], [38, 798], [0, 798]],
  "lateral-leg": [[61, 664], [EDGE, 664], [EDGE, 798], [50, 798], [52, 766], [60, 730]],
  achilles: box(38, 766, 51, 826),
  "medial-ankle": box(0, 798, 38, 826),
  "lateral-ankle": box(51, 798, EDGE, 826),
  heel: box(0, 826, EDGE, 880),
};
const SOLE_BACK = {
  "great-toe": box(100, 750, 129, 780),
  "lesser-toes": box(129, 750, 170, 780),
  "first-metatarsal-head": box(100, 780, 124, 800),
  "ball-of-foot": box(124, 780, 170, 800),
  "arch-of-foot": [[100, 800], [137, 800], [135, 830], [100, 830]],
  "lateral-foot": [[137, 800], [170, 800], [170, 830], [135, 830]],
  heel: box(100, 830, 170, 870),
};
const ARM_BACK = {
  "back-of-shoulder": band(-0.3, 0.34, -40, 7),
  "side-of-shoulder": band(-0.3, 0.34, 7, 40),
  "inner-upper-arm": band(0.34, 0.88, -40, -8),
  "back-of-upper-arm": band(0.34, 0.88, -8, 8),
  "side-of-upper-arm": band(0.34, 0.88, 8, 40),
  "medial-elbow": band(0.88, 1.1, -40, -6),
  olecranon: band(0.88, 1.1, -6, 7),
  "lateral-elbow": band(0.88, 1.1, 7, 40),
  "ulnar-forearm": band(1.1, 1.84, -40, -7),
  "dorsal-forearm": band(1.1, 1.84, -7, 7),
  "radial-forearm": band(1.1, 1.84, 7, 40),
  "ulnar-wrist": band(1.84, 2.06, -40, -4),
  "dorsal-wrist": band(1.84, 2.06, -4, 4),
  "radial-wrist": band(1.84, 2.06, 4, 40),
  "dorsum-of-hand": onHandBox(-30, 4, 6, 42),
  "radial-hand": [[6, 4], [24, 4], [24, 18], [13, 26], [20, 42], [6, 42]].map(onHand),
  "thumb-web": [[13, 26], [19, 21], [26, 28], [18, 34]].map(onHand),
};

const MIDDLE = {
  front: {
    head: {
      vertex: [[0, 0], [33, 0], [33, 34], [0, 34]],
      nose: [[0, 62], [5, 64], [9, 78], [9, 97], [0, 100]],
      chin: [[0, 118], [13, 120], [16, 132], [14, 140], [0, 140]],
    },
    trunk: {
      sternum: [[0, 176], [9, 178], [9, 290], [0, 294]],
      "upper-abdomen": [[0, 292], [66, 284], [62, 340], [0, 344]],
      "lower-abdomen": [[0, 344], [62, 338], [50, 394], [40, 424], [15, 456], [12, 440], [0, 438]],
    },
  },
  back: {
    head: { vertex: [[0, 0], [40, 0], [22, 30], [0, 34]] },
    trunk: {
      sacrum: [[0, 402], [18, 402], [12, 448], [0, 452]],
      coccyx: [[0, 450], [9, 448], [5, 472], [0, 474]],
    },
  },
};
const PAIRED = {
  front: { trunk: TRUNK_FRONT, leg: LEG_FRONT, arm: ARM_FRONT, head: HEAD_FRONT },
  back: { leg: LEG_BACK, sole: SOLE_BACK, trunk: TRUNK_BACK, arm: ARM_BACK, head: HEAD_BACK },
};

const fingers = Object.entries(FINGERS).map(([area, [from, to, radius]]) => ({
  area,
  part: "arm",
  path: capsule(onHand(from), onHand(to), radius + 0.3),
  isPaired: true,
}));

/** Every drawn piece of a view: {area, part, path, isPaired}; paired paths show the +x half. */
export function pieces(view) {
  const found = [];
  for (const [part, areas] of Object.entries(PAIRED[view])) {
    for (const [area, points] of Object.entries(areas)) {
      found.push({ area, part, path: polygon(points), isPaired: true });
    }
  }
  for (const [part, areas] of Object.entries(MIDDLE[view])) {
    for (const [area, half] of Object.entries(areas)) {
      found.push({ area, part, path: polygon(whole(half)), isPaired: false });
    }
  }
  const ear = { area: "ear", part: "ear", path: polygon(box(35, 60, 60, 100)), isPaired: true };
  return [...found, ...fingers, ear];
}
