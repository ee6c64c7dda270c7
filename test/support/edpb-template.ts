/**
 * The hundred fields as the source of the template has them, kept apart from the product's own table: number, section,
 * key, type, whether it is mandatory, the article, and the options. A dash stands for none.
 */
export const EDPB_SOURCE = `
3|1.1|notification_type|enum|yes|-|new,follow_up
4|1.1|notification_subtype|enum|yes|-|complete,incomplete,withdraw
5|1.1|withdrawal_reason|textarea|conditional|-|-
6|1.1|previous_breach_id|text|conditional|-|-
7|1.1|internal_reference|text|no|-|-
10|1.1|identifier_type|enum|conditional|Art. 33(3)(a)|company_id,organisation_number,vat_number
11|1.1|identifier|text|conditional|Art. 33(3)(a)|-
12|1.1|organisation_name|text|yes|Art. 33(3)(a)|-
13|1.1|organisation_contact|text|yes|Art. 33(3)(a)|-
14|1.1|sector|enum|no|Art. 33(3)(a)|private,public
15|1.1|organisation_type|enum|no|Art. 33(3)(a)|micro,sme,large,other
16|1.1|organisation_type_note|textarea|no|Art. 33(3)(a)|-
17|1.1|economic_activity|text|no|Art. 33(3)(a)|-
18|1.1|eea_representative_name|text|conditional|Art. 33(3)(a)|-
19|1.1|eea_representative_contact|text|no|Art. 33(3)(a)|-
21|2.2|reporter_name|text|yes|Art. 33(3)(a)|-
22|2.2|reporter_contact|text|yes|Art. 33(3)(a)|-
23|2.2|reporter_function|enum|yes|Art. 33(3)(a)|dpo,legal_representative,authorised_or_other
24|2.2|reporter_function_note|textarea|conditional|Art. 33(3)(a)|-
25|2.2|reporter_national_id|text|conditional|Art. 33(3)(a)|-
26|2.2|accuracy_statement|boolean|conditional|Art. 24; Art. 33(1)|-
29|2.3.1|dpo_designated|text|yes|Art. 33(3)(b)|-
30|2.3.1|dpo_name|text|yes|Art. 33(3)(b)|-
31|2.3.1|dpo_contact|text|yes|Art. 33(3)(b)|-
33|2.3.1|info_contact_choice|enum|no|Art. 33(3)(b)|dpo,reporter,other
34|2.3.1|info_contact_name|text|conditional|Art. 33(3)(b)|-
35|2.3.1|info_contact_function|text|conditional|Art. 33(3)(b)|-
36|2.3.1|info_contact_details|text|conditional|Art. 33(3)(b)|-
38|2.3.1|other_parties_involved|enum|yes|Art. 33(2); Art. 28; Art. 26|yes,no
39|2.3.1|other_party_role|text|yes|Art. 33(2); Art. 28; Art. 26|-
40|2.3.1|other_party_name|text|yes|Art. 33(2); Art. 28; Art. 26|-
41|2.3.1|other_party_contact|text|yes|Art. 33(2); Art. 28; Art. 26|-
44|3.1|occurrence_pattern|enum|yes|Art. 33(1)|single_day,period,ongoing,cannot_determine,to_be_determined
45|3.1|dates_estimated|boolean|no|Art. 33(1)|-
46|3.1|occurred_from|datetime|conditional|Art. 33(1)|-
47|3.1|occurred_to|datetime|conditional|Art. 33(1)|-
48|3.1|aware_at|datetime|yes|Art. 33(1)|-
49|3.1|late_reason|textarea|conditional|Art. 33(1)|-
50|3.1|discovery_source|enum|yes|Art. 33(1)|controller,processor,data_subject,external_party,press,other
51|3.1|discovery_note|textarea|yes|Art. 33(1)|-
52|3.1|external_notice_date|date|conditional|Art. 33(1)|-
53|3.1|timeline_note|textarea|conditional|Art. 33(1)|-
55|3.2|breach_nature|multi-select|yes|Art. 4(12); Art. 33(3)(a)|confidentiality,integrity,availability
56|3.2|confidentiality_type|enum|conditional|Art. 33(3)(a)|exfiltrated,likely_exfiltrated,not_exfiltrated,cannot_assess,to_be_determined
57|3.2|data_unintelligible|enum|conditional|Art. 33(3)(a)|yes_intact,yes_may_be_subverted,no,cannot_assess,to_be_determined
58|3.2|integrity_type|enum|conditional|Art. 33(3)(a)|altered_no_misuse,altered_misuse_recoverable,altered_misuse_unrecoverable
59|3.2|availability_type|enum|conditional|Art. 33(3)(a)|temporary,permanent,undetermined
60|3.2|incident_nature|enum|yes|Art. 33(3)(a)|privilege_abuse,ransomware,malware_hacking,phishing,vulnerability_exploited,unauthorised_it_access,data_exfiltration,wrong_subject_data_shown,device_lost_stolen,e_waste,paper_disposal,mail_lost_opened,misconfiguration,wrong_permissions,paper_lost_stolen,data_deleted,shown_to_wrong_recipient,sent_by_mistake,open_distribution_list,technical_fault,unauthorised_change,unintended_publication,verbal_disclosure,to_be_determined,other
61|3.2|cause|enum|yes|Art. 33(3)(a)|internal_non_malicious,internal_malicious,external_non_malicious,external_malicious,to_be_determined,unknown
62|3.2|incident_description|textarea|yes|Art. 33(3)(a)|-
63|3.2|systems_involved|textarea|yes|Art. 33(3)(a)|-
65|3.3|subject_categories|multi-select|yes|Art. 33(3)(a)|customers,employees,military_police,minors,patients,students,subscribers,users,vulnerable,additional,unknown_yet
66|3.3|subject_categories_note|textarea|yes|Art. 33(3)(a)|-
67|3.3|subject_count_kind|enum|yes|Art. 33(3)(a)|exact,approximate,cannot_determine,to_be_determined
68|3.3|subject_count|number|conditional|Art. 33(3)(a)|-
70|3.4|data_types|multi-select|yes|Art. 33(3)(a)|basic,contact,biometric,criminal,political,ethnic,religious,sexual,trade_union,genetic,health,financial,employment_health,identification,location,official_documents,payment,profile,credentials,unknown_yet,additional
71|3.4|data_types_note|textarea|yes|Art. 33(3)(a)|-
72|3.4|record_count_kind|enum|yes|Art. 33(3)(a)|exact,approximate,cannot_determine,to_be_determined
73|3.4|record_count|number|yes|Art. 33(3)(a)|-
75|3.5|measures_in_place|multi-select|yes|Art. 32; Art. 33(3)|pseudonymisation,backup_recovery,encryption,policies,training,incident_log,access_levels,logical_access,audits,physical_access,up_to_date_it,other
76|3.5|measures_in_place_note|textarea|yes|Art. 32; Art. 33(3)|-
79|4.1|consequences_confidentiality|multi-select|conditional|Art. 33(3)(c)|beyond_policy,linkable,other_purpose,other,under_assessment
80|4.1|consequences_confidentiality_note|textarea|conditional|Art. 33(3)(c)|-
81|4.1|consequences_integrity|multi-select|conditional|Art. 33(3)(c)|invalid_but_used,altered_valid_other_use,other,under_assessment
82|4.1|consequences_integrity_note|textarea|conditional|Art. 33(3)(c)|-
83|4.1|consequences_availability|multi-select|conditional|Art. 33(3)(c)|no_access_to_services,service_disruption,other,under_assessment
84|4.1|consequences_availability_note|textarea|conditional|Art. 33(3)(c)|-
85|4.1|impact_nature|multi-select|yes|Art. 33(3)(c)|loss_of_control,rights_limited,discrimination,identity_theft,fraud,financial_loss,reversal_of_pseudonymisation,reputation,professional_secrecy,third_party_disclosure,economic_social,physical_mental,property,other,to_be_determined
86|4.1|impact_note|textarea|conditional|Art. 33(3)(c)|-
87|4.1|impact_severity|enum|yes|Art. 33(3)(c)|minor,moderate,severe,to_be_determined
89|4.2|risk_outcome|enum|yes|Art. 33(1); Art. 34(1)|high_risk,risk,unlikely
90|4.2|risk_note|textarea|yes|Art. 33(1); Art. 34(1)|-
92|4.3|mitigation_measures|text|yes|Art. 33(3)(d)|-
94|4.4|preventive_measures|multi-select|yes|Art. 33(3)(d)|anonymisation,backup_recovery,process_change,encryption,policies,training,erasure,incident_log,access_levels,logical_access,audits,physical_access,pseudonymisation,up_to_date_it,other
95|4.4|preventive_measures_note|date|yes|Art. 33(3)(d)|-
97|4.4|subjects_informed|enum|yes|Art. 34(1); Art. 34(2)|yes,planned,investigating,no_not_high_risk,no_art34_3
98|4.4|subjects_informed_on|date|conditional|Art. 34(1); Art. 34(2)|-
99|4.4|subjects_inform_planned_on|date|conditional|Art. 34(1); Art. 34(2)|-
100|4.4|art34_3_ground|enum|conditional|Art. 34(3)(a)(b)(c)|art34_3_a,art34_3_b,art34_3_c
101|4.4|art34_3_note|textarea|conditional|Art. 34(3)(a)(b)(c)|-
102|4.4|subjects_informed_scope|enum|conditional|Art. 34(1); Art. 34(2)|all,not_all
103|4.4|subjects_not_all_note|textarea|conditional|Art. 34(1); Art. 34(2)|-
104|4.4|communication_means|enum|conditional|Art. 34(1); Art. 34(2)|individual,public,other
105|4.4|communication_means_note|textarea|no|Art. 34(1); Art. 34(2)|-
106|4.4|communication_content|text|conditional|Art. 34(1); Art. 34(2)|-
109|6.1|reported_to_police|enum|no|-|yes,no,unknown
110|6.1|other_authority_notified|enum|no|-|yes,no,unknown
111|6.1|other_authority_note|textarea|conditional|-|-
113|6.2|cross_border|enum|yes|Art. 56|yes,no,unknown
114|6.2|lead_authority|text|conditional|Art. 56|-
115|6.2|establishment_countries|text|conditional|Art. 56|-
116|6.2|affected_countries|text|conditional|Art. 56|-
117|6.2|subjects_per_country|number|conditional|Art. 56|-
118|6.2|authorities_notified|enum|conditional|Art. 56|-
120|6.3|non_eea_controller|enum|yes|Art. 3(2)|yes,no,unknown
121|6.3|non_eea_affected_countries|text|conditional|Art. 3(2)|-
122|6.3|non_eea_subjects_per_country|number|conditional|Art. 3(2)|-
123|6.3|non_eea_authorities_notified|enum|conditional|Art. 3(2)|-
125|6.3|attachments|multi-select|no|-|subject_letter,risk_assessment,investigation_report,ransom_note,phishing_message,internal_procedure,deletion_policy,wrong_recipient_letter,external_notice,other
126|6.3|attachments_note|text|conditional|-|-
`;

export interface SourceField {
  id: number;
  section: string;
  key: string;
  type: string;
  mandatory: string;
  article: string | null;
  options: string[];
}

export function sourceFields(): SourceField[] {
  return EDPB_SOURCE.trim()
    .split('\n')
    .map((line) => {
      const [id = '', section = '', key = '', type = '', mandatory = '', article = '', options = ''] = line.split('|');
      return {
        id: Number(id),
        section,
        key,
        type,
        mandatory,
        article: article === '-' ? null : article,
        options: options === '-' ? [] : options.split(','),
      };
    });
}
