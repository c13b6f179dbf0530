import { templateSearch } from '../shared/n8n/form/templateSearch';
import { MMS_TEMPLATE } from './description/resource';

/** A drop-down with the templates of the chosen kind, whatever the state of their review. */
export const searchAllTemplates = templateSearch(
	({ smsTemplates, mmsTemplates }, context) =>
		context.getCurrentNodeParameter('resource') === MMS_TEMPLATE ? mmsTemplates : smsTemplates,
	() => true,
);
