import { dictionary } from "../words";
import { en } from "../words/train.en";
import { ko } from "../words/train.ko";

export const t = dictionary(en, ko);
