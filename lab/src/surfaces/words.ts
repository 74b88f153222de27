import { dictionary } from "../words";
import { en } from "../words/surfaces.en";
import { ko } from "../words/surfaces.ko";

export const t = dictionary(en, ko);
