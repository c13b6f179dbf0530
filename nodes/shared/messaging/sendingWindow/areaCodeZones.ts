/** One zone for all places whose clocks agree, by the name under which people know it. */
const EASTERN = 'America/New_York';
const CENTRAL = 'America/Chicago';
const MOUNTAIN = 'America/Denver';
const ARIZONA = 'America/Phoenix';
const PACIFIC = 'America/Los_Angeles';
const ALASKA = 'America/Anchorage';
const ALEUTIAN = 'America/Adak';
const HAWAII = 'Pacific/Honolulu';
const NEWFOUNDLAND = 'America/St_Johns';
const ATLANTIC = 'America/Halifax';
const EASTERN_CANADA = 'America/Toronto';
const CENTRAL_CANADA = 'America/Winnipeg';
const SASKATCHEWAN = 'America/Regina';
const MOUNTAIN_CANADA = 'America/Edmonton';
const PEACE_RIVER = 'America/Dawson_Creek';
const PACIFIC_CANADA = 'America/Vancouver';
const YUKON = 'America/Whitehorse';

/** Area codes of one state or province, or a part of it, and all zones that they reach into. */
type AreaRow = readonly [areaCodes: string, zones: readonly string[]];

const ROWS: readonly AreaRow[] = [
	// Connecticut
	['203 475 860 959', [EASTERN]],
	// District of Columbia
	['202 771', [EASTERN]],
	// Delaware
	['302', [EASTERN]],
	// Florida
	[
		'239 305 321 324 352 386 407 561 645 656 689 727 728 754 772 786 813 863 904 941 954',
		[EASTERN],
	],
	// Florida, panhandle
	['448 850', [EASTERN, CENTRAL]],
	// Georgia
	['229 404 470 478 678 706 762 770 912 943', [EASTERN]],
	// Indiana
	['260 317 463 765', [EASTERN]],
	// Indiana, north and south
	['219 574 812 930', [EASTERN, CENTRAL]],
	// Kentucky
	['502 859', [EASTERN]],
	// Kentucky, west and south
	['270 364 606', [EASTERN, CENTRAL]],
	// Maine
	['207', [EASTERN]],
	// Maryland
	['227 240 301 410 443 667', [EASTERN]],
	// Massachusetts
	['339 351 413 508 617 774 781 857 978', [EASTERN]],
	// Michigan
	['231 248 269 313 517 586 616 734 810 947 989', [EASTERN]],
	// Michigan, Upper Peninsula
	['906', [EASTERN, CENTRAL]],
	// New Hampshire
	['603', [EASTERN]],
	// New Jersey
	['201 551 609 640 732 848 856 862 908 973', [EASTERN]],
	// New York
	[
		'212 315 329 332 347 363 516 518 585 607 631 646 680 716 718 838 845 914 917 929 934',
		[EASTERN],
	],
	// North Carolina
	['252 336 472 704 743 828 910 919 980 984', [EASTERN]],
	// Ohio
	['216 220 234 283 326 330 380 419 440 513 567 614 740 937', [EASTERN]],
	// Pennsylvania
	['215 223 267 272 412 445 484 570 582 610 717 724 814 835 878', [EASTERN]],
	// Rhode Island
	['401', [EASTERN]],
	// South Carolina
	['803 821 839 843 854 864', [EASTERN]],
	// Tennessee, Knoxville
	['865', [EASTERN]],
	// Tennessee, Chattanooga
	['423', [EASTERN, CENTRAL]],
	// Vermont
	['802', [EASTERN]],
	// Virginia
	['276 434 540 571 686 703 757 804 826 948', [EASTERN]],
	// West Virginia
	['304 681', [EASTERN]],
	// Alabama
	['205 251 256 334 659 938', [CENTRAL]],
	// Arkansas
	['327 479 501 870', [CENTRAL]],
	// Illinois
	['217 224 309 312 331 447 464 618 630 708 730 773 779 815 847 872', [CENTRAL]],
	// Iowa
	['319 515 563 641 712', [CENTRAL]],
	// Kansas
	['316 913', [CENTRAL]],
	// Kansas, west
	['620 785', [CENTRAL, MOUNTAIN]],
	// Louisiana
	['225 318 337 504 985', [CENTRAL]],
	// Minnesota
	['218 320 507 612 651 763 952', [CENTRAL]],
	// Mississippi
	['228 601 662 769', [CENTRAL]],
	// Missouri
	['235 314 417 557 573 636 660 816 975', [CENTRAL]],
	// Nebraska
	['402 531', [CENTRAL]],
	// Nebraska, west
	['308', [CENTRAL, MOUNTAIN]],
	// North Dakota
	['701', [CENTRAL, MOUNTAIN]],
	// Oklahoma
	['405 539 572 580 918', [CENTRAL]],
	// South Dakota
	['605', [CENTRAL, MOUNTAIN]],
	// Tennessee
	['615 629 731 901 931', [CENTRAL]],
	// Texas
	['210 214 254 281 325 346 361 409 430 432 469 512', [CENTRAL]],
	['682 713 726 737 806 817 830 832 903 936 940 945 956 972 979', [CENTRAL]],
	// Texas, El Paso
	['915', [MOUNTAIN]],
	// Wisconsin
	['262 274 353 414 534 608 715 920', [CENTRAL]],
	// Arizona
	['480 520 602 623', [ARIZONA]],
	// Arizona with the Navajo Nation
	['928', [ARIZONA, MOUNTAIN]],
	// Colorado
	['303 719 720 748 970 983', [MOUNTAIN]],
	// Idaho
	['208 986', [MOUNTAIN, PACIFIC]],
	// Montana
	['406', [MOUNTAIN]],
	// New Mexico
	['505 575', [MOUNTAIN]],
	// Utah
	['385 435 801', [MOUNTAIN]],
	// Wyoming
	['307', [MOUNTAIN]],
	// California
	['209 213 279 310 323 341 350 369 408 415 424 442 510 530 559 562 619', [PACIFIC]],
	[
		'626 628 650 657 661 669 707 714 738 747 760 805 818 820 831 840 858 909 916 925 949 951',
		[PACIFIC],
	],
	// Nevada
	['702 725', [PACIFIC]],
	// Nevada, outside Las Vegas
	['775', [PACIFIC, MOUNTAIN]],
	// Oregon
	['503 971', [PACIFIC]],
	// Oregon, east
	['458 541', [PACIFIC, MOUNTAIN]],
	// Washington
	['206 253 360 425 509 564', [PACIFIC]],
	// Alaska
	['907', [ALASKA, ALEUTIAN]],
	// Hawaii
	['808', [HAWAII]],
	// Newfoundland and Labrador
	['709 879', [NEWFOUNDLAND, ATLANTIC]],
	// Nova Scotia, Prince Edward Island
	['782 902', [ATLANTIC]],
	// New Brunswick
	['428 506', [ATLANTIC]],
	// Quebec
	['263 354 438 450 468 514 579 819 873', [EASTERN_CANADA]],
	// Quebec, east
	['273 367 418 581', [EASTERN_CANADA, ATLANTIC]],
	// Ontario
	['226 249 289 343 365 382 416 437 519 548 613 647 683 705 742 753 905 942', [EASTERN_CANADA]],
	// Ontario, northwest
	['807', [EASTERN_CANADA, CENTRAL_CANADA]],
	// Manitoba
	['204 431 584', [CENTRAL_CANADA]],
	// Saskatchewan with Lloydminster
	['306 474 639', [SASKATCHEWAN, MOUNTAIN_CANADA]],
	// Alberta
	['368 403 587 780 825', [MOUNTAIN_CANADA]],
	// British Columbia, Vancouver
	['604', [PACIFIC_CANADA]],
	// British Columbia
	['236 250 257 672 778', [PACIFIC_CANADA, PEACE_RIVER, MOUNTAIN_CANADA]],
	// Nunavut, Northwest Territories, Yukon
	['867', [EASTERN_CANADA, CENTRAL_CANADA, MOUNTAIN_CANADA, YUKON]],
];

/**
 * IANA zones by area code of the United States and Canada. An area code that reaches into several
 * zones gives all of them; an overlay has the zones of the code that it lies over.
 *
 * Source: Google's libphonenumber, resources/timezones/map_data.txt, whose finer prefixes are put
 * together by area code. Beyond it: codes that are newer; Lloydminster in Saskatchewan; and in
 * Arizona daylight saving only for the Navajo Nation. Codes of no place and unknown ones are not
 * here.
 */
export const AREA_CODE_ZONES: ReadonlyMap<string, readonly string[]> = new Map(
	ROWS.flatMap(([areaCodes, zones]) =>
		areaCodes.split(' ').map((code): [string, readonly string[]] => [code, zones]),
	),
);
