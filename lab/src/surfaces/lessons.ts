/** Lessons on surfaces: settings to compare, each a piece of an address. */
import { en } from "../words/lessons.en";

export type Key = keyof typeof en;
export type Setting = { label: Key; hash: string };
export type Lesson = { key: string; title: Key; says: Key; settings: Setting[] };

const VALLEY = "s=ravine&s.condition=10&s.x=-4&s.y=1";
const PASS = "s=x%5E4%2F4%20-%20x%5E2%2F2%20%2B%20y%5E2%2F2&s.span=2&s.x=0&s.y=1.5&s.rate=0.1&s.steps=300&s.optimizers=sgd";

export const LESSONS: Lesson[] = [
  {
    key: "rates",
    title: "ratesTitle",
    says: "ratesSays",
    settings: [
      { label: "tooSmall", hash: `${VALLEY}&s.rate=0.002&s.optimizers=sgd` },
      { label: "tooLarge", hash: `${VALLEY}&s.rate=0.22&s.optimizers=sgd` },
      { label: "right", hash: `${VALLEY}&s.rate=0.15&s.optimizers=sgd` },
    ],
  },
  {
    key: "edge",
    title: "edgeTitle",
    says: "edgeSays",
    settings: [
      { label: "beyond", hash: `${VALLEY}&s.rate=0.201&s.steps=1000&s.optimizers=sgd` },
      { label: "within", hash: `${VALLEY}&s.rate=0.199&s.steps=1000&s.optimizers=sgd` },
    ],
  },
  {
    key: "saddle",
    title: "saddleTitle",
    says: "saddleSays",
    settings: [
      { label: "withoutNoise", hash: `${PASS}&s.noise=0` },
      { label: "withNoise", hash: `${PASS}&s.noise=0.1` },
    ],
  },
  {
    key: "batch",
    title: "batchTitle",
    says: "batchSays",
    settings: [
      { label: "batchOne", hash: "s=bowl&s.x=4&s.y=-3&s.rate=0.1&s.noise=4&s.optimizers=sgd" },
      { label: "batchMany", hash: "s=bowl&s.x=4&s.y=-3&s.rate=0.1&s.noise=0.5&s.optimizers=sgd" },
      { label: "batchFull", hash: "s=bowl&s.x=4&s.y=-3&s.rate=0.1&s.noise=0&s.optimizers=sgd" },
    ],
  },
  {
    key: "ravine",
    title: "ravineTitle",
    says: "ravineSays",
    settings: [
      { label: "acrossOnly", hash: "s=ravine&s.condition=100&s.rate=0.018&s.optimizers=sgd&s.steps=300" },
      { label: "alongToo", hash: "s=ravine&s.condition=100&s.rate=0.018&s.optimizers=momentum&s.chosen=momentum&s.steps=300" },
    ],
  },
  {
    key: "newton",
    title: "newtonTitle",
    says: "newtonSays",
    settings: [
      { label: "newton", hash: `${PASS.replace("s.optimizers=sgd", "s.optimizers=newton")}&s.x=0.4&s.y=1.2&s.chosen=newton` },
      { label: "saddleFree", hash: `${PASS.replace("s.optimizers=sgd", "s.optimizers=saddle_free_newton")}&s.x=0.4&s.y=1.2&s.chosen=saddle_free_newton` },
    ],
  },
  {
    key: "cycle",
    title: "cycleTitle",
    says: "cycleSays",
    settings: [
      { label: "constantRate", hash: `${VALLEY}&s.rate=0.3&s.optimizers=rmsprop&s.chosen=rmsprop` },
      { label: "smallerRate", hash: `${VALLEY}&s.rate=0.02&s.optimizers=rmsprop&s.chosen=rmsprop` },
    ],
  },
  {
    key: "plateau",
    title: "plateauTitle",
    says: "plateauSays",
    settings: [
      { label: "acrossOnly", hash: "s=plateau&s.x=-3&s.y=3&s.rate=0.1&s.optimizers=sgd" },
      { label: "adaptive", hash: "s=plateau&s.x=-3&s.y=3&s.rate=0.1&s.optimizers=adam&s.chosen=adam" },
    ],
  },
  {
    key: "basins",
    title: "basinsTitle",
    says: "basinsSays",
    settings: [
      { label: "otherSide", hash: "s=two_basins&s.x=1.5&s.y=0.5&s.rate=0.05&s.optimizers=sgd" },
      { label: "thisSide", hash: "s=two_basins&s.x=-1.5&s.y=0.5&s.rate=0.05&s.optimizers=sgd" },
    ],
  },
  {
    key: "angle",
    title: "angleTitle",
    says: "angleSays",
    settings: [
      { label: "withMomentum", hash: "s=ravine&s.condition=20&s.rate=0.02&s.optimizers=momentum&s.chosen=momentum&s.step=3" },
      { label: "plain", hash: "s=ravine&s.condition=20&s.rate=0.02&s.optimizers=sgd&s.step=3" },
    ],
  },
];
