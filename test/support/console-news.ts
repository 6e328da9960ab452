/** A small press for the tests of the console: outlets, firms and reports are invented. */
import type { FeedEntry } from './build-feed.js';

export const NEWS: readonly FeedEntry[] = [
  {
    guid: 'shells',
    link: 'https://courier.example/shells',
    title: 'North Korea shipped 36,000 artillery shells to Russia, officials say',
    text:
      'North Korea shipped 36,000 artillery shells to Russia last week, South Korean officials said on Monday.\n\n' +
      'The containers left the port of Rason on the vessel Noor Star, the officials said. They had been loaded at night.\n\n' +
      'The Russian foreign ministry denied that it had received any shells from North Korea.\n\n' +
      'Farmers in the region expect a good harvest.',
    published: 'Mon, 07 Oct 2024 09:30:00 GMT',
  },
  {
    guid: 'houthis',
    link: 'https://courier.example/dhow',
    title: 'Navy seizes Iranian missiles bound for the Houthis',
    text:
      'A naval patrol seized Iranian-made anti-tank missiles bound for the Houthis in Yemen, the navy said.\n\n' +
      'The missiles were found on a dhow in the Arabian Sea.',
    published: 'Tue, 08 Oct 2024 09:30:00 GMT',
  },
  {
    guid: 'libya',
    link: 'https://courier.example/libya',
    title: 'Company flew armoured vehicles to Haftar’s forces, experts say',
    text:
      'The United Arab Emirates delivered armoured vehicles to the Libyan National Army in eastern Libya, United Nations experts reported.\n\n' +
      'The Emirates denied the allegation.',
    published: 'Wed, 09 Oct 2024 09:30:00 GMT',
  },
  {
    guid: 'bridge',
    link: 'https://courier.example/bridge',
    title: 'Bridge stays closed <script>window.evil = true</script>',
    text: 'The bridge over the river stays closed until May, the mayor said.',
    published: 'Wed, 09 Oct 2024 08:30:00 GMT',
  },
  {
    guid: 'arabic',
    link: 'https://bayraq.example/1',
    title: 'اتهامات لشركة بنقل عربات مدرعة إلى ليبيا',
    text: 'قال دبلوماسيان إن طائرات نقلت عربات مدرعة إلى شرق ليبيا. ونفت الشركة ذلك وقالت إنها تنقل مضخات مياه.',
    published: 'Wed, 09 Oct 2024 07:30:00 GMT',
  },
];
