// The figure's outlines: one half, in units of about 2 mm, midline at x = 0, crown at y = 20.
// Drawn for this project; neutral, symmetrical, in the anatomical position with palms forward.
import { capsule, line, smooth, whole } from "./curves.js";

const HEAD = [
  [0, 18], [20, 21], [35, 34], [42, 56], [42, 80], [39, 98], [33, 113], [22, 126], [10, 133], [0, 134],
];
const FLANK = [
  [24, 106], [25, 122], [26, 138], [30, 152], [42, 163], [62, 171], [82, 178], [99, 186],
  [97, 208], [90, 238], [84, 262], [81, 286], [76, 314], [71, 340], [70, 358], [74, 382], [81, 408],
];
const TRUNK_FRONT = [[0, 104], ...FLANK, [85, 428], [70, 446], [40, 466], [14, 486], [0, 490]];
const TRUNK_BACK = [
  [0, 104], ...FLANK, [88, 438], [89, 462], [80, 484], [58, 495], [32, 496], [10, 488], [0, 470],
];
const LEG_OUTER = [
  [88, 438], [91, 474], [89, 520], [83, 566], [74, 612], [69, 640], [69, 662], [72, 692],
  [72, 722], [66, 760], [58, 794], [55, 814],
];
const LEG_INNER = [
  [31, 808], [31, 786], [28, 752], [25, 716], [26, 684], [30, 656], [29, 634], [22, 598], [12, 552],
  [5, 510], [3, 484],
];
const TOES = [
  [59, 824], [67, 840], [70, 853], [64, 862], [50, 866], [34, 866], [26, 861], [25, 848], [29, 830],
];
const HEEL = [[57, 832], [58, 846], [53, 858], [44, 861], [35, 858], [30, 846], [30, 830]];
const LEG_FRONT = [[70, 402], [82, 419], ...LEG_OUTER, ...TOES, ...LEG_INNER, [8, 474], [26, 462], [50, 444]];
const LEG_BACK = [[70, 402], [82, 419], ...LEG_OUTER, ...HEEL, ...LEG_INNER, [8, 460], [40, 440]];
const FOOT_SIDE = [[59, 824], [67, 840], [70, 853], [64, 862]];
const TRUNK_SIDE = [...FLANK.slice(8), [88, 438], [90, 462]];
const SOLE = [
  [133, 760], [143, 762], [151, 772], [153, 788], [150, 806], [147, 824], [146, 842], [142, 854],
  [133, 858], [124, 854], [120, 842], [120, 824], [117, 806], [111, 792], [109, 776], [115, 764],
  [125, 761],
];
const ARM_OUTER = [
  [88, 184], [102, 187], [113, 196], [120, 213], [123, 240], [127, 276], [132, 312], [140, 342],
  [150, 372], [159, 410], [164, 444], [166, 464],
];
const ARM_INNER = [
  [148, 470], [142, 444], [130, 408], [117, 372], [110, 344], [104, 314], [97, 282], [90, 252],
];
const ARM = [...ARM_OUTER, [160, 478], ...ARM_INNER, [86, 222], [84, 196]];

// The hand lies along the forearm: x across (thumb side positive), y from the wrist to the tips.
const WRIST = [157, 466];
const TURN = (-15 * Math.PI) / 180;
const PALM = [
  [-9, -8], [9, -8], [13, 5], [17, 18], [17, 34], [13, 43], [0, 46], [-14, 42], [-17, 32], [-14, 12],
];
export const FINGERS = {
  "index-finger": [[12, 38], [16, 74], 4.4],
  "middle-finger": [[4, 41], [5.5, 81], 4.6],
  "ring-finger": [[-4.5, 41], [-5.5, 77], 4.4],
  "little-finger": [[-12.5, 38], [-15.5, 65], 3.9],
  thumb: [[15, 12], [33, 38], 5.2],
};

export function onHand([x, y]) {
  const [sin, cos] = [Math.sin(TURN), Math.cos(TURN)];
  return [WRIST[0] + x * cos - y * sin, WRIST[1] + x * sin + y * cos];
}

const finger = ([from, to, radius]) => capsule(onHand(from), onHand(to), radius);
const HAND = [smooth(PALM.map(onHand)), ...Object.values(FINGERS).map(finger)].join("");
const EAR = "M40 70C45 63 50 66 49.500 76C49 86 46 95 41 93C38 88 38 76 40 70Z";

const leg = (points) => ({
  both: true,
  path: smooth(points),
  sides: [line([[74, 384], [81, 408], ...LEG_OUTER, ...FOOT_SIDE]), line([[26, 861], [25, 848], ...LEG_INNER])],
});
const trunk = (half) => ({
  both: false,
  path: smooth(whole(half)),
  sides: [line(TRUNK_SIDE), line(TRUNK_SIDE.map(([x, y]) => [-x, y]))],
});
const arm = {
  both: true,
  path: smooth(ARM) + HAND,
  sides: [
    line([...ARM_OUTER.slice(2), ...[[14, 6], [20, 16]].map(onHand)]),
    line([...[[-17, 32], [-14, 12]].map(onHand), ...ARM_INNER.slice(1)]),
  ],
};
const ear = { both: true, path: EAR, sides: [] };
const head = { both: false, path: smooth(whole(HEAD)), sides: [smooth(whole(HEAD))] };

/** Outlines by view, farthest first; `both` parts stand on either side of the midline. */
export const PARTS = {
  front: { trunk: trunk(TRUNK_FRONT), leg: leg(LEG_FRONT), arm, ear, head },
  back: {
    leg: leg(LEG_BACK),
    trunk: trunk(TRUNK_BACK),
    arm,
    ear,
    head,
    sole: { both: true, path: smooth(SOLE), sides: [] },
  },
};

/** Fine lines that let the eye place an area; they carry no meaning and take no taps. */
export const LINES = {
  front: {
    half: [
      "M8 178C30 176 54 178 84 190",
      "M88 240C92 232 94 222 93 212",
      "M78 418C64 434 40 456 8 476",
      "M9 71C14 67 23 67 29 71C23 75 14 75 9 71Z",
      "M7 62C14 58 24 58 31 62",
      "M12 238C28 262 56 262 76 246",
      "M31 620C37 608 58 608 63 622C65 642 59 654 48 654C37 654 31 642 31 620Z",
      "M40 866L40 852M47 866L47 854M54 865L53 854M61 862L60 853",
    ],
    middle: ["M-5 96C-3 99 3 99 5 96", "M-12 111C-5 108 5 108 12 111C5 116 -5 116 -12 111Z", "M0 350L0 356"],
  },
  back: {
    half: [
      "M40 194C36 220 40 252 56 276C66 262 80 236 86 212",
      "M38 196C56 200 74 196 88 188",
      "M88 240C92 232 94 222 93 212",
      "M6 484C20 497 60 499 82 482",
      "M36 640C44 646 56 646 64 640",
      "M48 668C46 700 47 730 48 752",
      "M38 822L39 788M51 822L50 788",
    ],
    middle: ["M0 120L0 402", "M0 448L0 484"],
  },
};
