/** What the press of a working day carries: outlets, ships and reports are invented. */
import type { FeedEntry } from './build-feed.js';
import { NEWS } from './console-news.js';

/** A sale to a country whose embargo had been lifted when it took place. */
const LIFTED: FeedEntry = {
  guid: 'lifted',
  link: 'https://courier.example/lifted',
  title: 'Vehicles for Asmara',
  text: 'China sold 40 armoured vehicles to Eritrea in September 2024, officials said.',
  published: 'Wed, 09 Oct 2024 06:30:00 GMT',
};

/** What stands in the feed when it is first polled: three alerts, all of them old news, and what raises nothing. */
export const OLD_NEWS: readonly FeedEntry[] = [...NEWS, LIFTED];

/** What is reported while a reader is subscribed. */
export const FRESH: FeedEntry = {
  guid: 'drones',
  link: 'https://courier.example/drones',
  title: 'Drones said to have reached Darfur',
  text: 'The United Arab Emirates supplied drones to the Rapid Support Forces in Darfur, Sudan, United Nations experts reported on Sunday.',
};

/** What is reported after that reader has had enough. */
export const LATER: FeedEntry = {
  guid: 'rifles',
  link: 'https://courier.example/rifles',
  title: 'Rifles said to have crossed the lake',
  text: 'Rwanda supplied rifles to the M23 rebels in the Democratic Republic of the Congo, officials said.',
};
